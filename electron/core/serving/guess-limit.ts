const WINDOW_MS = 60_000;
/** A person who mistypes a password needs a few; a phone that has an old one asks for every form. */
const MOST_FAILURES = 30;
const MOST_ADDRESSES = 1_000;

/** Counts wrong passwords by address, so that nobody tries them all. */
export class GuessLimit {
  readonly #now: () => number;
  readonly #failures = new Map<string, { count: number; readonly sinceMs: number }>();

  constructor(now: () => number) {
    this.#now = now;
  }

  isOver(address: string): boolean {
    return (this.#current(address)?.count ?? 0) >= MOST_FAILURES;
  }

  note(address: string): void {
    const current = this.#current(address);
    if (current !== null) current.count++;
    else {
      if (this.#failures.size >= MOST_ADDRESSES) this.#failures.clear();
      this.#failures.set(address, { count: 1, sinceMs: this.#now() });
    }
  }

  #current(address: string): { count: number } | null {
    const found = this.#failures.get(address);
    return found === undefined || this.#now() - found.sinceMs > WINDOW_MS ? null : found;
  }
}
