import { Worker } from 'node:worker_threads';
import { fail, type Result } from '../../../shared/result.ts';
import type { BlobStoreOptions } from '../files/blob-store.ts';
import type { DatabaseLocation } from '../store/open-database.ts';
import { type RunOptions, refuseDied, runTask } from './run-task.ts';
import type { ReaderInput, ReaderOutput, ReaderTaskName, ReaderThreadData } from './tasks.ts';

export type ReaderPoolOptions = {
  /** `readers/worker.ts` from source, its bundle otherwise. */
  readonly entry: URL;
  readonly database: DatabaseLocation | null;
  /** Absent where no task needs the files of a home. */
  readonly blobs?: BlobStoreOptions;
  /** Threads at most; they are started when needed and kept. */
  readonly threads: number;
  /** A reader of foreign files that says nothing for so long is ended; 10 s where left out. */
  readonly silenceMs?: number;
};

/** Reading breathes at least once a second on a usual laptop: see the limits of rows and bytes decoded at once. */
const LONGEST_SILENCE_MS = 10_000;
/** Of what a thread's program holds, beside the buffers of its data. Beyond it the thread ends, and no more than it. */
const MOST_HEAP_MB = 1_024;

/** What takes seconds on large data. One thread is kept free of these, so that a page or a list never waits for one. */
const LONG: ReadonlySet<ReaderTaskName> = new Set([
  'table.import',
  'dataset.verify',
  'home.backup',
  'backup.read',
  'backup.restore',
  'dataset.misfits',
  'dataset.quality',
  'dataset.export',
  'dataset.derive',
  'dataset.diff',
  'exchange.write',
  'exchange.check',
  'exchange.read',
  'exchange.survey',
  'records.freeze',
  'records.survey',
  'answers.judge',
  'answers.export',
  'audit.verify',
  'home.references',
  'drift.siteChange',
  'drift.simulate',
]);

/** A task that waits for a thread; `take` gets one that is free, or null when the pool closes. */
type Waiter = { readonly isLong: boolean; readonly take: (worker: Worker | null) => void };

/** Runs reading tasks in worker threads, one a thread, the others in turn. */
export class ReaderPool {
  readonly #options: ReaderPoolOptions;
  readonly #idle: Worker[] = [];
  readonly #all = new Set<Worker>();
  readonly #waiting: Waiter[] = [];
  #longRunning = 0;
  #isClosed = false;

  constructor(options: ReaderPoolOptions) {
    this.#options = options;
  }

  /**
   * Fails as the task does; with `reader.cancelled` where it was cancelled before it began, and with `reader.died`
   * where its thread ended (another is started for the next task) or the pool was closed.
   */
  async run<N extends ReaderTaskName>(
    name: N,
    input: ReaderInput<N>,
    options: RunOptions = {},
  ): Promise<Result<ReaderOutput<N>>> {
    const isLong = LONG.has(name);
    const { signal } = options;
    if (signal?.aborted === true) return refuseCancelled();
    const worker = await this.#takeWorker(isLong, signal);
    if (worker === null) return this.#isClosed ? refuseDied('the application is closing') : refuseCancelled();
    try {
      worker.ref();
      const { silenceMs = LONGEST_SILENCE_MS } = this.#options;
      return (await runTask(worker, name, input, options, silenceMs)) as Result<ReaderOutput<N>>; // made by the worker's handler of N
    } finally {
      worker.unref(); // an idle reader does not keep the process alive
      if (isLong) this.#longRunning--;
      this.#giveBack(worker);
    }
  }

  /** Ends all threads; what runs or waits fails with `reader.died`. */
  async close(): Promise<void> {
    this.#isClosed = true;
    for (const { take } of this.#waiting.splice(0)) take(null);
    await Promise.all([...this.#all].map((worker) => worker.terminate()));
  }

  async #takeWorker(isLong: boolean, signal: AbortSignal | undefined): Promise<Worker | null> {
    if (this.#isClosed) return null;
    const worker = this.#mayRun(isLong) ? this.#freeWorker() : null;
    if (worker === null) return this.#wait(isLong, signal);
    if (isLong) this.#longRunning++;
    return worker;
  }

  /** Null where the task was cancelled before its turn came, and when the pool closes. */
  #wait(isLong: boolean, signal: AbortSignal | undefined): Promise<Worker | null> {
    return new Promise((resolve) => {
      const take = (worker: Worker | null): void => {
        signal?.removeEventListener('abort', giveUp);
        resolve(worker);
      };
      const waiter: Waiter = { isLong, take };
      const giveUp = (): void => {
        this.#waiting.splice(this.#waiting.indexOf(waiter), 1);
        resolve(null);
      };
      signal?.addEventListener('abort', giveUp, { once: true });
      this.#waiting.push(waiter);
    });
  }

  #mayRun(isLong: boolean): boolean {
    return !isLong || this.#longRunning < Math.max(1, this.#options.threads - 1);
  }

  #freeWorker(): Worker | null {
    return this.#idle.pop() ?? (this.#all.size < this.#options.threads ? this.#startWorker() : null);
  }

  #giveBack(worker: Worker): void {
    if (this.#all.has(worker)) this.#idle.push(worker);
    this.#serveNext();
  }

  /** The first that waits and may run goes on, where a thread is free or there is room for one. */
  #serveNext(): void {
    const place = this.#waiting.findIndex(({ isLong }) => this.#mayRun(isLong));
    const next = this.#waiting[place];
    const free = next === undefined ? null : this.#freeWorker();
    if (next === undefined || free === null) return;
    this.#waiting.splice(place, 1);
    if (next.isLong) this.#longRunning++;
    next.take(free);
  }

  #startWorker(): Worker {
    const { entry, database, blobs = null } = this.#options;
    const workerData: ReaderThreadData = { role: 'reading', database, blobs, entry: entry.href };
    const resourceLimits = { maxOldGenerationSizeMb: MOST_HEAP_MB };
    const worker = new Worker(entry, { workerData, name: 'reader', resourceLimits });
    worker.on('error', () => this.#forget(worker)); // the task that runs in it hears of it in `runTask`
    worker.once('exit', () => this.#forget(worker));
    this.#all.add(worker);
    return worker;
  }

  /** A dead thread makes room for another, which a waiting task may take at once. */
  #forget(worker: Worker): void {
    if (!this.#all.delete(worker)) return;
    const at = this.#idle.indexOf(worker);
    if (at !== -1) this.#idle.splice(at, 1);
    if (!this.#isClosed) this.#serveNext();
  }
}

const refuseCancelled = (): Result<never> => fail('reader.cancelled', 'This was cancelled before it began.');
