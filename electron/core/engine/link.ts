import type { EngineCallName, EngineInput, EngineOutput, EngineReply, EngineRequest } from '../../../shared/engine.ts';
import { fail, type Result } from '../../../shared/result.ts';
import { refuseCrashedModel, refuseHungModel, runLimitMs } from './run-limits.ts';

type Pending = {
  readonly settle: (result: Result<unknown>) => void;
  readonly onProgress: ((event: unknown) => void) | undefined;
  /** How long one run of a model may take for it; null where none is run. */
  readonly limitMs: number | null;
};
type RequestOptions = { readonly signal?: AbortSignal; readonly onProgress?: (event: unknown) => void };
type Send = (message: EngineRequest) => void;

export type EngineLinkOptions = {
  /** A request waits and nothing is connected. */
  readonly onNeeded?: () => void;
  /** The compute process does not heed a cancel: end it, and tell the link by `disconnect`. */
  readonly onHung?: () => void;
  /** The connection broke, and not because the link was closed. */
  readonly onBroken?: () => void;
  /** Does `work` after so many milliseconds; the answer calls it off. A test hands in a timer of its own. */
  readonly after?: (delayMs: number, work: () => void) => () => void;
};

/** A calculation looks for cancels far more often; one that has not by then never will. */
const CANCEL_GRACE_MS = 5_000;

/**
 * Requests and replies matched by id, over whatever carries them. Requests made while nothing is connected wait for
 * the next connection; those in flight when it breaks answer `engine.died`, because nobody knows how far they got.
 * A process that lets a cancel stand unanswered hangs (an endless loop in a model, say) and is given up, and so is one in
 * which one run of a model takes too long (`model.hung`). Where the process dies in a model, only the request that ran it
 * answers `model.crashed`.
 */
export class EngineLink {
  readonly #pending = new Map<number, Pending>();
  readonly #options: EngineLinkOptions;
  #queue: EngineRequest[] = [];
  #send: Send | null = null;
  #lastId = 0;
  /** Whose model holds the process now, as far as it told. */
  #run: { readonly id: number; readonly callOff: () => void } | null = null;
  #isClosed = false;
  /** It is being ended by us, so that its end is nobody's fault. */
  #isGivenUp = false;

  constructor(options: EngineLinkOptions = {}) {
    this.#options = options;
  }

  /**
   * Never rejects. Aborting the signal asks the compute process to stop; the reply then says `engine.cancelled`, at
   * the latest when the process is given up for it.
   */
  request<N extends EngineCallName>(
    name: N,
    input: EngineInput<N>,
    { signal, onProgress }: RequestOptions = {},
  ): Promise<Result<EngineOutput<N>>> {
    if (this.#isClosed) return Promise.resolve(refuseDied('the application is closing'));
    if (signal?.aborted === true) return Promise.resolve(fail('engine.cancelled', 'Cancelled before it began.'));
    this.#lastId += 1;
    const id = this.#lastId;
    let callOff = (): void => undefined;
    const cancel = (): void => {
      callOff = this.#cancel(id);
    };
    return new Promise((resolve) => {
      const settle = (result: Result<unknown>): void => {
        signal?.removeEventListener('abort', cancel);
        callOff();
        resolve(result as Result<EngineOutput<N>>); // the compute process types its answer by the same contract
      };
      this.#pending.set(id, { settle, onProgress, limitMs: runLimitMs(name, input) });
      signal?.addEventListener('abort', cancel, { once: true });
      this.#post({ kind: 'request', id, name, input });
    });
  }

  connect(send: Send): void {
    this.#send = send;
    this.#isGivenUp = false;
    for (const message of this.#queue.splice(0)) send(message);
  }

  receive(reply: EngineReply): void {
    const pending = this.#pending.get(reply.id);
    if (reply.kind === 'progress') pending?.onProgress?.(reply.event);
    else if (reply.kind === 'running') this.#watchRun(reply.id, pending?.limitMs ?? null);
    else this.#settle(reply.id, reply.result);
  }

  /** The connection broke. Requests that were sent fail; those that still wait for a connection go on waiting. */
  disconnect(why: string): void {
    this.#send = null;
    const culprit = this.#isGivenUp ? null : (this.#run?.id ?? this.#onlyModel());
    if (culprit !== null) this.#settle(culprit, refuseCrashedModel(why));
    const waiting = new Set(this.#queue.map(({ id }) => id));
    this.#settleAll(why, (id) => !waiting.has(id));
    if (this.#isClosed) return;
    this.#options.onBroken?.();
    if (waiting.size > 0) this.#options.onNeeded?.();
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
    this.#options.onNeeded?.();
  }

  /** Returns how to call off giving the process up. */
  #cancel(id: number): () => void {
    const isUnsent = this.#queue.some((request) => request.id === id);
    if (isUnsent) {
      this.#queue = this.#queue.filter((request) => request.id !== id);
      this.#settle(id, fail('engine.cancelled', 'Cancelled before it began.'));
      return () => undefined;
    }
    this.#post({ kind: 'cancel', id });
    const { after = afterTimeout } = this.#options;
    return after(CANCEL_GRACE_MS, () => this.#giveUp(id, refuseHung()));
  }

  /** The run that held the process before has ended: they take turns. */
  #watchRun(id: number, limitMs: number | null): void {
    this.#run?.callOff();
    const { after = afterTimeout } = this.#options;
    const giveUp = (limit: number): void => this.#giveUp(id, refuseHungModel(limit));
    this.#run = { id, callOff: limitMs === null ? () => undefined : after(limitMs, () => giveUp(limitMs)) };
  }

  #giveUp(id: number, reason: Result<never>): void {
    this.#isGivenUp = true;
    this.#send = null; // what is asked from now on waits for the next process
    this.#settle(id, reason);
    this.#options.onHung?.();
  }

  /** A crash may swallow what the process told last: where nothing else was asked, there is no doubt. */
  #onlyModel(): number | null {
    const [only, ...others] = this.#pending;
    const isSent = only !== undefined && !this.#queue.some(({ id }) => id === only[0]);
    return isSent && others.length === 0 && only[1].limitMs !== null ? only[0] : null;
  }

  #settle(id: number, result: Result<unknown>): void {
    if (this.#run?.id === id) {
      this.#run.callOff();
      this.#run = null;
    }
    const pending = this.#pending.get(id);
    this.#pending.delete(id);
    pending?.settle(result);
  }

  #settleAll(why: string, isMeant: (id: number) => boolean): void {
    for (const id of this.#pending.keys()) if (isMeant(id)) this.#settle(id, refuseDied(why));
  }
}

function afterTimeout(delayMs: number, work: () => void): () => void {
  const timer = setTimeout(work, delayMs);
  return () => clearTimeout(timer);
}

const refuseHung = (): Result<never> =>
  fail(
    'engine.cancelled',
    'Cancelled. The calculation did not stop by itself, so it was ended by force. Nothing was changed.',
    'If it comes back with one model, that model is broken: do not use it.',
  );

const refuseDied = (why: string): Result<never> =>
  fail('engine.died', `The calculation stopped in the middle: ${why}. Nothing was changed.`, 'Try again.');
