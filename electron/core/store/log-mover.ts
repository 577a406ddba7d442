import { Worker } from 'node:worker_threads';
import type { DatabaseLocation } from './open-database.ts';

export type LogThreadData = { readonly role: 'log'; readonly database: DatabaseLocation };

/** Moving less is not worth a thread. */
const LEAST_BYTES = 4 * 2 ** 20;
/** Beyond it the log is moved while others go on writing; it holds no 1 M × 20 import. */
const LONG_BYTES = 64 * 2 ** 20;
const QUIET_MS = 1_000;

/**
 * Sees to it that the write-ahead log does not grow for ever, in a thread of its own: on the writer's thread, moving it
 * into the database (reading, opening and sealing every page again) held up each write that came meanwhile. It is moved
 * when nobody has written for a second, or where it has become long. What cannot be moved (the disk is full, somebody
 * reads an old state) stays in the log, where it is safe, and is tried again.
 */
export class LogMover {
  readonly #entry: URL;
  readonly #data: LogThreadData;
  #bytes = 0;
  #moving: Promise<void> | null = null;
  #quiet: NodeJS.Timeout | undefined;
  #isClosed = false;

  /** `entry` is the file that all threads of core run. */
  constructor(entry: URL, database: DatabaseLocation) {
    this.#entry = entry;
    this.#data = { role: 'log', database };
  }

  /** Says that about so many bytes were written into the log. */
  count(bytes: number): void {
    this.#bytes += bytes;
    if (this.#bytes >= LONG_BYTES) void this.#move();
    this.#quiet ??= this.#watch(this.#bytes);
  }

  /** Says that the log was emptied. */
  forget(): void {
    this.#bytes = 0;
  }

  /** Resolves where the log may grow; whoever writes much ahead waits for it. */
  async room(): Promise<void> {
    if (this.#bytes >= LONG_BYTES) await this.#move();
  }

  /** Waits for what is being moved: two threads never close one database at once. */
  async close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#quiet);
    await this.#moving;
  }

  /** Looks in a second whether more than these bytes was written, until nothing was. */
  #watch(bytes: number): NodeJS.Timeout {
    const look = (): void => {
      this.#quiet = this.#bytes === bytes ? undefined : this.#watch(this.#bytes);
      if (this.#quiet === undefined && bytes >= LEAST_BYTES) void this.#move();
    };
    return setTimeout(look, QUIET_MS).unref();
  }

  #move(): Promise<void> {
    if (this.#isClosed) return Promise.resolve();
    this.#moving ??= this.#runThread().finally(() => {
      this.#moving = null;
    });
    return this.#moving;
  }

  #runThread(): Promise<void> {
    this.#bytes = 0;
    return new Promise((resolve) => {
      const worker = new Worker(this.#entry, { workerData: this.#data, name: 'log' });
      worker.on('error', () => undefined); // what it could not move is still in the log
      worker.on('exit', () => resolve());
    });
  }
}
