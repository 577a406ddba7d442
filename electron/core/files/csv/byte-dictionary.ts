const FNV_OFFSET = 0x811c_9dc5;
const FNV_PRIME = 0x0100_0193;
const FIRST_SLOTS = 256;

/**
 * Numbers the different spellings of a column in order of first appearance, from bytes, so that a spelling becomes a
 * string once and not once a row. Hashes are FNV-1a; equal hashes are told apart by their bytes.
 */
export class ByteDictionary {
  #slots = new Int32Array(FIRST_SLOTS).fill(-1);
  #hashes = new Int32Array(FIRST_SLOTS);
  #ends = new Int32Array(FIRST_SLOTS + 1);
  #bytes = new Uint8Array(4_096);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** The number of a spelling; a new one gets the number `size` had. */
  lookUp(bytes: Uint8Array, start: number, end: number): number {
    let hash = FNV_OFFSET;
    for (let at = start; at < end; at++) hash = Math.imul(hash ^ (bytes[at] ?? 0), FNV_PRIME);
    const mask = this.#slots.length - 1;
    let slot = (hash ^ (hash >>> 15)) & mask;
    for (;;) {
      const entry = this.#slots[slot] ?? -1;
      if (entry === -1) return this.#add(slot, hash, bytes, start, end);
      if (this.#hashes[entry] === hash && this.#isEqual(entry, bytes, start, end)) return entry;
      slot = (slot + 1) & mask;
    }
  }

  clear(): void {
    this.#slots.fill(-1);
    this.#size = 0;
  }

  #isEqual(entry: number, bytes: Uint8Array, start: number, end: number): boolean {
    const from = this.#ends[entry] ?? 0;
    if ((this.#ends[entry + 1] ?? 0) - from !== end - start) return false;
    for (let at = start; at < end; at++) if (bytes[at] !== this.#bytes[from + at - start]) return false;
    return true;
  }

  #add(slot: number, hash: number, bytes: Uint8Array, start: number, end: number): number {
    const entry = this.#size++;
    const from = this.#ends[entry] ?? 0;
    this.#slots[slot] = entry;
    this.#hashes[entry] = hash;
    this.#ends[entry + 1] = from + end - start;
    if (from + end - start > this.#bytes.length) this.#growBytes(from + end - start);
    this.#bytes.set(bytes.subarray(start, end), from);
    if (this.#size * 2 > this.#slots.length) this.#growSlots();
    return entry;
  }

  #growBytes(needed: number): void {
    const grown = new Uint8Array(Math.max(needed, this.#bytes.length * 2));
    grown.set(this.#bytes);
    this.#bytes = grown;
  }

  #growSlots(): void {
    const length = this.#slots.length * 4;
    const [hashes, ends] = [new Int32Array(length), new Int32Array(length + 1)];
    hashes.set(this.#hashes);
    ends.set(this.#ends);
    this.#slots = new Int32Array(length).fill(-1);
    [this.#hashes, this.#ends] = [hashes, ends];
    for (let entry = 0; entry < this.#size; entry++) {
      const hash = hashes[entry] ?? 0;
      let slot = (hash ^ (hash >>> 15)) & (length - 1);
      while (this.#slots[slot] !== -1) slot = (slot + 1) & (length - 1);
      this.#slots[slot] = entry;
    }
  }
}
