import { TextPool, withRoomFor } from './text-pool.ts';

const EMPTY = -1;

/** Texts of which each is kept once, found again by hashing with open addressing over the pool itself. */
export class InternedTexts {
  readonly pool = new TextPool();
  #buckets = new Int32Array(1024).fill(EMPTY);

  /** The number of the text, which it is given when it comes first. */
  intern(text: string): number {
    const found = this.#bucketOf(text);
    const known = this.#buckets[found] ?? EMPTY;
    if (known !== EMPTY) return known;
    const id = this.pool.add(text);
    this.#buckets[found] = id;
    if (this.pool.size * 2 > this.#buckets.length) this.#spread();
    return id;
  }

  /** The number of the text; null where it is not here. */
  find(text: string): number | null {
    const known = this.#buckets[this.#bucketOf(text)] ?? EMPTY;
    return known === EMPTY ? null : known;
  }

  /** Where the text is, or else the free place where it belongs. */
  #bucketOf(text: string): number {
    const mask = this.#buckets.length - 1;
    let bucket = hashOf(text) & mask;
    for (let id = this.#buckets[bucket] ?? EMPTY; id !== EMPTY; id = this.#buckets[bucket] ?? EMPTY) {
      if (this.pool.equals(id, text)) break;
      bucket = (bucket + 1) & mask;
    }
    return bucket;
  }

  #spread(): void {
    this.#buckets = new Int32Array(this.#buckets.length * 2).fill(EMPTY);
    for (let id = 0; id < this.pool.size; id += 1) this.#buckets[this.#bucketOf(this.pool.textOf(id))] = id;
  }
}

/** FNV-1a over UTF-16 units (Fowler, Noll and Vo), its bits mixed once more for a table of a power of two. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash ^ (hash >>> 15);
}

/** Lists of numbers that grow at their end, as linked cells in two arrays. */
export class Postings {
  /** The last cell of each list and the cell before each, both counted from 1; 0 for none. */
  #last = new Int32Array(256);
  #before = new Int32Array(256);
  #values = new Int32Array(256);
  #cells = 0;

  add(list: number, value: number): void {
    this.#cells += 1;
    this.#last = withRoomFor(this.#last, list + 1);
    this.#before = withRoomFor(this.#before, this.#cells + 1);
    this.#values = withRoomFor(this.#values, this.#cells + 1);
    this.#before[this.#cells] = this.#last[list] ?? 0;
    this.#values[this.#cells] = value;
    this.#last[list] = this.#cells;
  }

  /** Visits the newest first. */
  forEach(list: number, visit: (value: number) => void): void {
    for (let cell = this.#last[list] ?? 0; cell !== 0; cell = this.#before[cell] ?? 0) visit(this.#values[cell] ?? 0);
  }
}
