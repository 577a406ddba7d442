import type { EngineCallName, EngineInput, EngineOutput, EngineReply, EngineRequest } from '../../../shared/engine.ts';
import { fail, type Result } from '../../../shared/result.ts';

type Pending = {
  readonly settle: (result: Result<unknown>) => void;
  readonly onProgress: ((event: unknown) => void) | undefined;
};
type RequestOptions = { readonly signal?: AbortSignal; readonly onProgress?: (event: unknown) => void };
type Send = (message: EngineRequest) => void;

/**
 * Requests and replies matched by id, over whatever carries them. Requests made while nothing is connected wait for
 * the next connection; those in flight when it breaks answer `engine.died`, because nobody knows how far they got.
 */
export class EngineLink {
  readonly #pending = new Map<number, Pending>();
  readonly #onNeeded: () => void;
  #queue: EngineRequest[] = [];
  #send: Send | null = null;
  #lastId = 0;
  #isClosed = false;

  /** `onNeeded` is called when a request waits and nothing is connected. */
  constructor(onNeeded: () => void = () => undefined) {
    this.#onNeeded = onNeeded;
  }

  /** Never rejects. Aborting the signal asks the compute process to stop; the reply then says `engine.cancelled`. */
  request<N extends EngineCallName>(
    name: N,
    input: EngineInput<N>,
    { signal, onProgress }: RequestOptions = {},
  ): Promise<Result<EngineOutput<N>>> {
    if (this.#isClosed) return Promise.resolve(refuseDied('the application is closing'));
    if (signal?.aborted === true) return Promise.resolve(fail('engine.cancelled', 'Cancelled before it began.'));
    this.#lastId += 1;
    const id = this.#lastId;
    const cancel = (): void => this.#post({ kind: 'cancel', id });
    return new Promise((resolve) => {
      const settle = (result: Result<unknown>): void => {
        signal?.removeEventListener('abort', cancel);
        resolve(result as Result<EngineOutput<N>>); // the compute process types its answer by the same contract
      };
      this.#pending.set(id, { settle, onProgress });
      signal?.addEventListener('abort', cancel, { once: true });
      this.#post({ kind: 'request', id, name, input });
    });
  }

  connect(send: Send): void {
    this.#send = send;
    for (const message of this.#queue.splice(0)) send(message);
  }

  receive(reply: EngineReply): void {
    const pending = this.#pending.get(reply.id);
    if (reply.kind === 'progress') {
      pending?.onProgress?.(reply.event);
      return;
    }
    this.#pending.delete(reply.id);
    pending?.settle(reply.result);
  }

  /** The connection broke. Requests that were sent fail; those that still wait for a connection go on waiting. */
  disconnect(why: string): void {
    this.#send = null;
    const waiting = new Set(this.#queue.map(({ id }) => id));
    this.#settleAll(why, (id) => !waiting.has(id));
    if (waiting.size > 0) this.#onNeeded();
  }

  /** Everything that waits fails, and so does whatever is asked from now on. */
  close(): void {
    this.#isClosed = true;
    this.#send = null;
    this.#queue = [];
    this.#settleAll('the application is closing', () => true);
  }

  #post(message: EngineRequest): void {
    if (this.#send !== null) {
      this.#send(message);
      return;
    }
    this.#queue.push(message);
    this.#onNeeded();
  }

  #settleAll(why: string, isMeant: (id: number) => boolean): void {
    for (const [id, { settle }] of this.#pending) {
      if (!isMeant(id)) continue;
      this.#pending.delete(id);
      settle(refuseDied(why));
    }
  }
}

const refuseDied = (why: string): Result<never> =>
  fail('engine.died', `The calculation stopped in the middle: ${why}. Nothing was changed.`, 'Try again.');
