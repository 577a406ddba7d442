import { ChunkDamaged } from './chunk-damaged.ts';

/** Words that are there, or that are written where they will stand, which begins as zeros. */
export type Words = Uint32Array | { readonly length: number; readonly writeTo: (words: Uint32Array) => void };

/**
 * A chunk's bytes are little-endian 32-bit words followed by one checksum word. Every platform that ONNX Runtime ships
 * for is little-endian, so typed arrays are views of the bytes and nothing is swapped.
 */
export function joinWords(sections: readonly Words[]): Uint8Array<ArrayBuffer> {
  const length = sections.reduce((total, section) => total + section.length, 0);
  const words = new Uint32Array(length + 1);
  let at = 0;
  for (const section of sections) {
    if (section instanceof Uint32Array) words.set(section, at);
    else section.writeTo(words.subarray(at, at + section.length));
    at += section.length;
  }
  words[length] = checksum(words.subarray(0, length));
  return new Uint8Array(words.buffer);
}

/** Some consecutive rows of a chunk. */
export type RowPart = { readonly first: number; readonly count: number };

/** Reads sections in the order they were joined. Asking for more than there is throws `ChunkDamaged`. */
export class WordReader {
  readonly #words: Uint32Array;
  #at = 0;

  /** `bytes` may lie at any offset of any buffer; throws `ChunkDamaged` where the checksum does not hold. */
  constructor(bytes: Uint8Array) {
    if (bytes.byteLength % 4 !== 0 || bytes.byteLength < 4) throw new ChunkDamaged('its length is wrong');
    const aligned = bytes.byteOffset % 4 === 0 ? bytes : new Uint8Array(bytes);
    const words = new Uint32Array(aligned.buffer, aligned.byteOffset, aligned.byteLength / 4);
    this.#words = words.subarray(0, -1);
    if (checksum(this.#words) !== words.at(-1)) throw new ChunkDamaged('its checksum does not hold');
  }

  /** A view of the next `count` words. */
  take(count: number): Uint32Array {
    const section = this.#words.subarray(this.#at, this.#at + count);
    if (section.length !== count) throw new ChunkDamaged('it ends too early');
    this.#at += count;
    return section;
  }

  word(): number {
    return this.take(1)[0] ?? 0;
  }

  /** The next `count` words in a buffer of their own, where views of 8-byte numbers are aligned. */
  copy(count: number): ArrayBuffer {
    return new Uint32Array(this.take(count)).buffer;
  }

  finish(): void {
    if (this.#at !== this.#words.length) throw new ChunkDamaged('it goes on after its end');
  }
}

/**
 * Every step is a bijection of the state, so any change of a single word changes the sum; other damage passes once in
 * 2^32. It guards decoding; identity is the sha256 of the canonical bytes. (Multipliers and shift: MurmurHash3.)
 */
function checksum(words: Uint32Array): number {
  let state = words.length;
  for (let at = 0; at < words.length; at++) {
    state = Math.imul(state ^ (words[at] ?? 0), 0x85eb_ca6b);
    state ^= state >>> 13;
  }
  return Math.imul(state, 0xc2b2_ae35) >>> 0;
}
