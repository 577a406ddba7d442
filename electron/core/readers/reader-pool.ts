import { Worker } from 'node:worker_threads';
import { fail, type Result } from '../../../shared/result.ts';
import type { DatabaseLocation } from '../store/open-database.ts';
import { type RunOptions, refuseDied, runTask } from './run-task.ts';
import type { ReaderInput, ReaderOutput, ReaderTaskName, ReaderThreadData } from './tasks.ts';

export type ReaderPoolOptions = {
  /** `readers/worker.ts` from source, its bundle otherwise. */
  readonly entry: URL;
  readonly database: DatabaseLocation | null;
  /** Threads at most; they are started when needed and kept. */
  readonly threads: number;
};

/** Runs reading tasks in worker threads, one a thread, the others in turn. */
export class ReaderPool {
  readonly #options: ReaderPoolOptions;
  readonly #idle: Worker[] = [];
  readonly #all = new Set<Worker>();
  /** Called with a worker that is free, or with null when the pool closes. */
  readonly #waiting: ((worker: Worker | null) => void)[] = [];
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
    const worker = await this.#takeWorker();
    if (worker === null) return refuseDied('the application is closing');
    try {
      if (options.signal?.aborted === true) return fail('reader.cancelled', 'This was cancelled before it began.');
      worker.ref();
      return (await runTask(worker, name, input, options)) as Result<ReaderOutput<N>>; // made by the worker's handler of N
    } finally {
      worker.unref(); // an idle reader does not keep the process alive
      this.#giveBack(worker);
    }
  }

  /** Ends all threads; what runs or waits fails with `reader.died`. */
  async close(): Promise<void> {
    this.#isClosed = true;
    for (const take of this.#waiting.splice(0)) take(null);
    await Promise.all([...this.#all].map((worker) => worker.terminate()));
  }

  async #takeWorker(): Promise<Worker | null> {
    if (this.#isClosed) return null;
    const idle = this.#idle.pop();
    if (idle !== undefined) return idle;
    if (this.#all.size < this.#options.threads) return this.#startWorker();
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  #giveBack(worker: Worker): void {
    if (!this.#all.has(worker)) return;
    const next = this.#waiting.shift();
    if (next === undefined) this.#idle.push(worker);
    else next(worker);
  }

  #startWorker(): Worker {
    const { entry, database } = this.#options;
    const workerData: ReaderThreadData = { role: 'reading', database, entry: entry.href };
    const worker = new Worker(entry, { workerData, name: 'reader' });
    worker.on('error', () => this.#forget(worker)); // the task that runs in it hears of it in `runTask`
    worker.once('exit', () => this.#forget(worker));
    this.#all.add(worker);
    return worker;
  }

  /** A dead thread makes room for another, which a waiting task takes at once. */
  #forget(worker: Worker): void {
    if (!this.#all.delete(worker)) return;
    const at = this.#idle.indexOf(worker);
    if (at !== -1) this.#idle.splice(at, 1);
    const next = this.#isClosed ? undefined : this.#waiting.shift();
    next?.(this.#startWorker());
  }
}
