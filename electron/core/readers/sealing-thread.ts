import { type MessagePort, Worker } from 'node:worker_threads';
import type { Column, ColumnChunk } from '../../../shared/column.ts';
import { createSealer, type SealedChunk, type SealedTable, type Sealer } from '../files/seal-chunks.ts';

/** What a thread is for; `workerData` of every thread that `worker.ts` serves. */
export type SealingThreadData = { readonly role: 'sealing' };

type ToSealer =
  | { readonly kind: 'begin'; readonly columns: readonly Column[] }
  | { readonly kind: 'seal'; readonly chunks: readonly ColumnChunk[] }
  | { readonly kind: 'finish'; readonly columns: readonly Column[] };
type FromSealer =
  | { readonly kind: 'sealed'; readonly chunks: readonly SealedChunk[] }
  | { readonly kind: 'finished'; readonly table: SealedTable };

/** Row ranges that may wait to be sealed or stored before parsing pauses. Each holds `CHUNK_ROWS` rows of all columns. */
const MOST_WAITING = 3;

/**
 * Hashes, encodes and profiles in a second thread while the first parses: the two halves of an import take about the
 * same time. `emit` gets the sealed chunks in order.
 */
export class SealingThread {
  readonly #worker: Worker;
  readonly #emit: (chunks: readonly SealedChunk[]) => Promise<void>;
  #waiting = 0;
  #emitting: Promise<void> = Promise.resolve();
  #wake: () => void = () => undefined;
  #table: SealedTable | null = null;
  #failure: Error | null = null;
  #isClosed = false;

  constructor(entry: string | URL, emit: (chunks: readonly SealedChunk[]) => Promise<void>) {
    this.#emit = emit;
    this.#worker = new Worker(entry, { workerData: { role: 'sealing' } satisfies SealingThreadData, name: 'sealing' });
    this.#worker.on('message', (message: FromSealer) => this.#hear(message));
    this.#worker.on('error', (cause) => this.#fail(cause));
    this.#worker.on('exit', () => this.#fail(new Error('the sealing thread ended')));
  }

  /** Forgets what was sealed before. */
  begin(columns: readonly Column[]): void {
    this.#post({ kind: 'begin', columns });
  }

  /** Takes a copy of the chunks. Waits while many are under way; throws where the thread or `emit` failed. */
  async seal(chunks: readonly ColumnChunk[]): Promise<void> {
    const copies = chunks.map(copyOf);
    this.#post({ kind: 'seal', chunks: copies }, copies.map(bufferOf));
    this.#waiting++;
    await this.#until(() => this.#waiting < MOST_WAITING);
  }

  /** Waits for all that is under way to be emitted. */
  async finish(columns: readonly Column[]): Promise<SealedTable> {
    this.#post({ kind: 'finish', columns });
    await this.#until(() => this.#table !== null && this.#waiting === 0);
    if (this.#table === null) throw new Error('The sealing thread answered without a table.');
    return this.#table;
  }

  /** What is not emitted yet never is: the task that wanted it has ended. */
  async close(): Promise<void> {
    this.#isClosed = true;
    this.#worker.removeAllListeners('exit');
    await this.#worker.terminate();
  }

  #post(message: ToSealer, transfer: readonly ArrayBuffer[] = []): void {
    this.#worker.postMessage(message, transfer);
  }

  #hear(message: FromSealer): void {
    if (message.kind === 'finished') this.#table = message.table;
    else this.#emitting = this.#emitting.then(() => this.#pass(message.chunks));
    this.#wake();
  }

  async #pass(chunks: readonly SealedChunk[]): Promise<void> {
    if (this.#isClosed) return;
    await this.#emit(chunks);
    this.#waiting--;
    this.#wake();
  }

  #fail(cause: unknown): void {
    this.#failure ??= cause instanceof Error ? cause : new Error(String(cause));
    this.#wake();
  }

  async #until(isReached: () => boolean): Promise<void> {
    while (!isReached() && this.#failure === null) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    if (this.#failure !== null) throw this.#failure;
  }
}

const copyOf = (chunk: ColumnChunk): ColumnChunk =>
  chunk.kind === 'numeric'
    ? { kind: 'numeric', values: chunk.values.slice() }
    : { kind: 'coded', codes: chunk.codes.slice(), dictionary: chunk.dictionary };

// `slice` makes a plain buffer, whatever the chunk was a view of.
const bufferOf = (chunk: ColumnChunk): ArrayBuffer =>
  (chunk.kind === 'numeric' ? chunk.values.buffer : chunk.codes.buffer) as ArrayBuffer;

/** The other end: what a thread with the role `sealing` does. */
export function serveSealing(port: MessagePort): void {
  let sealer: Sealer = createSealer([]);
  port.on('message', (message: ToSealer) => {
    if (message.kind === 'begin') sealer = createSealer(message.columns);
    if (message.kind === 'finish') {
      port.postMessage({ kind: 'finished', table: sealer.finish(message.columns) } satisfies FromSealer);
    }
    if (message.kind !== 'seal') return;
    const chunks = sealer.seal(message.chunks);
    port.postMessage(
      { kind: 'sealed', chunks } satisfies FromSealer,
      chunks.map(({ bytes }) => bytes.buffer),
    );
  });
}
