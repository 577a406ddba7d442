import type { Words } from './word-buffer.ts';

/** Bits needed to write every whole number from 0 to `largest`; 0 for 0. `largest` is at most 2^53 - 1. */
export function bitsFor(largest: number): number {
  const high = Math.floor(largest / 0x1_0000_0000);
  return high > 0 ? 64 - Math.clz32(high) : 32 - Math.clz32(largest);
}

/** 32-bit words that `count` numbers of `width` bits take. */
export const packedWords = (count: number, width: number): number => Math.ceil((count * width) / 32);

/**
 * Packs the low `width` bits (0 to 32) of each value side by side into words, least significant bit first.
 * Returns `packedWords(values.length, width)` words; bits past the end are 0.
 */
export function packBits(values: Uint32Array, width: number): Uint32Array<ArrayBuffer> {
  const words = new Uint32Array(packedWords(values.length, width));
  if (width === 0) return words;
  const mask = 0xffff_ffff >>> (32 - width);
  let pending = 0;
  let filled = 0;
  let word = 0;
  for (let row = 0; row < values.length; row++) {
    const value = (values[row] ?? 0) & mask;
    pending |= value << filled;
    filled += width;
    if (filled < 32) continue;
    words[word++] = pending;
    filled -= 32;
    pending = filled === 0 ? 0 : value >>> (width - filled);
  }
  if (filled > 0) words[word] = pending;
  return words;
}

/** Never -0, and one instruction where Math.round takes several. Beyond 2^52 it may be one off. */
export const nearestWhole = (value: number): number => Math.floor(value + 0.5);

/**
 * Packs the low `width` bits of `nearestWhole(value × scale) - smallest` as `packBits` would, without an array between; NaN,
 * which is missing, packs as 0.
 */
export const packScaled = (values: Float64Array, scale: number, smallest: number, width: number): Words => ({
  length: packedWords(values.length, width),
  writeTo: (words) => writeScaled(words, values, scale, smallest, width),
});

function writeScaled(words: Uint32Array, values: Float64Array, scale: number, smallest: number, width: number): void {
  if (width === 0) return;
  const mask = 0xffff_ffff >>> (32 - width);
  let pending = 0;
  let filled = 0;
  let word = 0;
  for (let row = 0; row < values.length; row++) {
    // Bit operators take a number modulo 2^32, and NaN as 0.
    const value = (nearestWhole((values[row] ?? Number.NaN) * scale) - smallest) & mask;
    pending |= value << filled;
    filled += width;
    if (filled < 32) continue;
    words[word++] = pending;
    filled -= 32;
    pending = filled === 0 ? 0 : value >>> (width - filled);
  }
  if (filled > 0) words[word] = pending;
}

/**
 * The inverse of `packBits` for the `count` values from number `first` on. `words` must hold at least
 * `packedWords(first + count, width)` words.
 */
export function unpackBits(words: Uint32Array, first: number, count: number, width: number): Uint32Array<ArrayBuffer> {
  const values = new Uint32Array(count);
  if (width === 0) return values;
  const mask = 0xffff_ffff >>> (32 - width);
  let shift = (first * width) % 32;
  let word = Math.floor((first * width) / 32);
  for (let row = 0; row < count; row++) {
    let value = (words[word] ?? 0) >>> shift;
    shift += width;
    if (shift >= 32) {
      shift -= 32;
      word++;
      if (shift > 0) value |= (words[word] ?? 0) << (width - shift);
    }
    values[row] = value & mask;
  }
  return values;
}
