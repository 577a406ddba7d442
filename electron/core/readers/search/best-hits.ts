/** The `limit` best of many, without keeping or sorting the rest; of equal ones those with the smaller number. */
export class BestHits {
  readonly #limit: number;
  readonly #slots: number[] = [];
  readonly #scores: number[] = [];

  constructor(limit: number) {
    this.#limit = limit;
  }

  offer(slot: number, score: number): void {
    const isFull = this.#slots.length === this.#limit;
    if (isFull && !this.#isBefore(slot, score, this.#limit - 1)) return;
    let place = isFull ? this.#limit - 1 : this.#slots.length;
    for (; place > 0 && this.#isBefore(slot, score, place - 1); place -= 1) {
      this.#slots[place] = this.#slots[place - 1] ?? 0;
      this.#scores[place] = this.#scores[place - 1] ?? 0;
    }
    this.#slots[place] = slot;
    this.#scores[place] = score;
  }

  /** Whether it holds as many as it may, none of them below this score. */
  isFullFrom(score: number): boolean {
    return this.#slots.length === this.#limit && (this.#scores[this.#limit - 1] ?? 0) >= score;
  }

  /** The best first. */
  found(): readonly { readonly slot: number; readonly score: number }[] {
    return this.#slots.map((slot, place) => ({ slot, score: this.#scores[place] ?? 0 }));
  }

  #isBefore(slot: number, score: number, place: number): boolean {
    const theirs = this.#scores[place] ?? 0;
    return score > theirs || (score === theirs && slot < (this.#slots[place] ?? 0));
  }
}
