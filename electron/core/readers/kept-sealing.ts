import { SealingThread } from './sealing-thread.ts';

const IDLE_MS = 60_000;

/** The sealing thread of a reader: started for its first large table, kept for the next, ended when none came for a minute. */
export class KeptSealing {
  readonly #entry: URL;
  #thread: SealingThread | null = null;
  #ending: NodeJS.Timeout | undefined;

  constructor(entry: URL) {
    this.#entry = entry;
  }

  /** For one table at a time. */
  take(): SealingThread {
    clearTimeout(this.#ending);
    if (this.#thread?.isUsable !== true) this.#thread = new SealingThread(this.#entry);
    return this.#thread;
  }

  /** The table is sealed or given up. */
  giveBack(): void {
    this.#thread?.giveUp();
    this.#ending = setTimeout(() => this.#end(), IDLE_MS).unref();
  }

  #end(): void {
    const thread = this.#thread;
    this.#thread = null;
    void thread?.close();
  }
}
