import { type MessagePort, Worker } from 'node:worker_threads';
import type { Column, ColumnChunk } from '../../../shared/column.ts';
import { createSealer, type SealedChunk, type SealedTable, type Sealer } from '../files/seal-chunks.ts';

/** What a thread is for; `workerData` of every thread that `worker.ts` serves. */
export type SealingThreadData = { readonly role: 'sealing' };

/** `table` counts the tables of a thread, so that what was under way for one that was given up is known as such. */
type ToSealer = { readonly table: number } & (
  | { readonly kind: 'begin'; readonly columns: readonly Column[] }
  | { readonly kind: 'seal'; readonly chunks: readonly ColumnChunk[] }
  | { readonly kind: 'finish'; readonly columns: readonly Column[] }
);
type FromSealer = { readonly table: number } & (
  | { readonly kind: 'sealed'; readonly chunks: readonly SealedChunk[] }
  | { readonly kind: 'finished'; readonly sealed: SealedTable }
);
type Emit = (chunks: readonly SealedChunk[]) => Promise<void>;

/** Row ranges of `CHUNK_ROWS` rows that may wait to be sealed or stored while the next is parsed. */
export const RANGES_UNDER_WAY = 2;

/**
 * Hashes, encodes and profiles in a second thread while the first parses: the two halves of an import take about the
 * same time. One table at a time; the thread stays for the next, because starting it takes as long as sealing a
 * hundred thousand rows.
 */
export class SealingThread {
  readonly #worker: Worker;
  #emit: Emit = async () => undefined;
  #table = 0;
  #underWay = 0;
  #emitting: Promise<void> = Promise.resolve();
  #wake: () => void = () => undefined;
  #sealed: SealedTable | null = null;
  #failure: Error | null = null;

  constructor(entry: URL) {
    this.#worker = new Worker(entry, { workerData: { role: 'sealing' } satisfies SealingThreadData, name: 'sealing' });
    this.#worker.on('message', (message: FromSealer) => this.#hear(message));
    this.#worker.on('error', (cause) => this.#fail(cause));
    this.#worker.on('exit', () => this.#fail(new Error('the sealing thread ended')));
    this.#worker.unref(); // whoever waits for it is itself waited for
  }

  /** Whether it can take another table. What failed once is not used again. */
  get isUsable(): boolean {
    return this.#failure === null;
  }

  /** Forgets what was sealed before. `emit` gets the sealed chunks in order. */
  begin(columns: readonly Column[], emit: Emit): void {
    this.giveUp();
    this.#emit = emit;
    this.#post({ kind: 'begin', table: this.#table, columns });
  }

  /** What is not emitted yet of the table never is. */
  giveUp(): void {
    this.#table++;
    this.#underWay = 0;
    this.#sealed = null;
    this.#emit = async () => undefined;
    this.#emitting = Promise.resolve();
  }

  /**
   * Takes chunks in memory that threads share: they must stay as they are until `RANGES_UNDER_WAY` more were taken.
   * Waits while more are under way; throws where the thread failed.
   */
  async seal(chunks: readonly ColumnChunk[]): Promise<void> {
    this.#post({ kind: 'seal', table: this.#table, chunks });
    this.#underWay++;
    await this.#until(() => this.#underWay <= RANGES_UNDER_WAY);
  }

  /** Waits for all that is under way to be emitted. */
  async finish(columns: readonly Column[]): Promise<SealedTable> {
    this.#post({ kind: 'finish', table: this.#table, columns });
    await this.#until(() => this.#sealed !== null && this.#underWay === 0);
    if (this.#sealed === null) throw new Error('The sealing thread answered without a table.');
    return this.#sealed;
  }

  async close(): Promise<void> {
    this.#worker.removeAllListeners('exit');
    await this.#worker.terminate();
  }

  #post(message: ToSealer): void {
    this.#worker.postMessage(message);
  }

  #hear(message: FromSealer): void {
    if (message.table !== this.#table) return;
    if (message.kind === 'finished') this.#sealed = message.sealed;
    else this.#emitting = this.#emitting.then(() => this.#pass(message.table, message.chunks));
    this.#wake();
  }

  async #pass(table: number, chunks: readonly SealedChunk[]): Promise<void> {
    if (table !== this.#table) return;
    await this.#emit(chunks);
    if (table === this.#table) this.#underWay--;
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

/** The other end: what a thread with the role `sealing` does. */
export function serveSealing(port: MessagePort): void {
  let sealer: Sealer = createSealer([]);
  port.on('message', (message: ToSealer) => {
    const { table } = message;
    if (message.kind === 'begin') sealer = createSealer(message.columns);
    if (message.kind === 'finish') {
      port.postMessage({ kind: 'finished', table, sealed: sealer.finish(message.columns) } satisfies FromSealer);
    }
    if (message.kind !== 'seal') return;
    const chunks = sealer.seal(message.chunks);
    port.postMessage(
      { kind: 'sealed', table, chunks } satisfies FromSealer,
      chunks.map(({ bytes }) => bytes.buffer),
    );
  });
}
