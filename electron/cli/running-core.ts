import { connect, type Socket } from 'node:net';
import { type CallName, calls, type Input, type Output } from '../../shared/calls.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { VERSION } from '../../shared/version.ts';
import type { CallOptions } from '../core/door.ts';
import { FrameReader, frameOf, parseFrame } from '../core/serving/frames.ts';
import { type Asked, Told, TOLD_LIMIT_BYTES } from '../core/serving/socket-messages.ts';
import { findSocketPlace } from '../core/serving/socket-place.ts';

type Waiting = {
  readonly settle: (result: Result<unknown>) => void;
  readonly onProgress: ((event: unknown) => void) | undefined;
};

/** A core that greets no guest for so long hangs. */
const WELCOME_MS = 5_000;

/**
 * The way to the core that has the home open. Null when nobody answers there; fails with why a core that does answer
 * serves no guest like this one (`home.otherVersion`, `socket.stranger`).
 */
export async function connectToCore(home: string): Promise<Result<RunningCore> | null> {
  const place = findSocketPlace(home);
  if (place === null) return null;
  const core = new RunningCore(connect(place.path));
  const greeted = await core.greet(place.secret);
  if (greeted === null || !greeted.ok) core.close();
  return greeted === null || greeted.ok ? greeted && ok(core) : greeted;
}

/** Calls of the contract table, answered by a core in another process. */
export class RunningCore {
  readonly #socket: Socket;
  readonly #waiting = new Map<number, Waiting>();
  #lastId = 0;
  #onGreeted: (answer: Result<unknown> | null) => void = () => undefined;

  constructor(socket: Socket) {
    this.#socket = socket;
    const reader = new FrameReader(TOLD_LIMIT_BYTES);
    socket.on('data', (bytes) => this.#receive(reader.push(bytes)));
    socket.on('error', () => socket.destroy()); // `close` follows, and says it to whoever waits
    socket.on('close', () => this.#end());
  }

  greet(secret: string): Promise<Result<unknown> | null> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => resolve(null), WELCOME_MS);
      this.#onGreeted = (answer) => {
        clearTimeout(timer);
        resolve(answer);
      };
      this.#ask({ kind: 'hello', secret, version: VERSION });
    });
  }

  /** Never rejects. Besides the call's own errors: `core.stopped`, and `core.badAnswer` for one off the contract. */
  async call<N extends CallName>(name: N, input: Input<N>, options: CallOptions = {}): Promise<Result<Output<N>>> {
    const { signal, onProgress, project = null } = options;
    if (this.#socket.destroyed) return refuseStopped();
    this.#lastId += 1;
    const id = this.#lastId;
    const cancel = (): void => this.#ask({ kind: 'cancel', id });
    const result = await new Promise<Result<unknown>>((settle) => {
      this.#waiting.set(id, { settle, onProgress });
      this.#ask({ kind: 'request', id, name, input, project });
      if (signal?.aborted === true) cancel();
      else signal?.addEventListener('abort', cancel, { once: true });
    });
    signal?.removeEventListener('abort', cancel);
    return result.ok ? parseAnswer(name, result.value) : result;
  }

  close(): void {
    this.#socket.destroySoon();
  }

  #ask(message: Asked): void {
    if (!this.#socket.destroyed) this.#socket.write(frameOf(message));
  }

  #receive(lines: readonly string[] | null): void {
    const told = lines?.map((line) => Told.safeParse(parseFrame(line))) ?? [];
    if (lines === null || told.some(({ success }) => !success)) this.#socket.destroy();
    else for (const { data } of told) if (data !== undefined) this.#hear(data);
  }

  #hear(told: Told): void {
    if (told.kind === 'welcome') this.#onGreeted(ok(null));
    else if (told.kind === 'refused') this.#refuseAll({ ok: false, error: told.error });
    else if (told.kind === 'progress') this.#waiting.get(told.id)?.onProgress?.(told.event);
    else {
      this.#waiting.get(told.id)?.settle(told.result);
      this.#waiting.delete(told.id);
    }
  }

  #refuseAll(answer: Result<never>): void {
    this.#onGreeted(answer);
    for (const { settle } of this.#waiting.values()) settle(answer);
    this.#waiting.clear();
  }

  #end(): void {
    this.#onGreeted(null);
    this.#refuseAll(refuseStopped());
  }
}

/** The running core is another process, and perhaps another build: its answer is parsed like any input. */
function parseAnswer<N extends CallName>(name: N, value: unknown): Result<Output<N>> {
  const parsed = calls[name].output.safeParse(value);
  if (parsed.success) return ok(parsed.data as Output<N>); // the schema under this name is what types it
  return fail(
    'core.badAnswer',
    `The answer to ${name} was not understood.`,
    'Close the other Fieldloop and try again.',
  );
}

const refuseStopped = (): Result<never> =>
  fail(
    'core.stopped',
    'The Fieldloop that has the home open stopped before it answered.',
    'Look whether it was done, then try again.',
  );
