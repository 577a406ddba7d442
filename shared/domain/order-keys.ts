/** Where missing cells go: beyond every number, to that side. */
export const MISSING_LEFT = -0x8000_0000;
export const MISSING_RIGHT = 0x7fff_ffff;

/**
 * float32 numbers as whole numbers in the same order, so that one comparison decides for missing cells too. Writes a
 * key for each value to `keys`, the first at `at`, the others each `stride` further; NaN becomes `missing`.
 */
export function writeKeys(values: Float32Array, keys: Int32Array, at: number, stride: number, missing: number): void {
  const bits = new Int32Array(values.buffer, values.byteOffset, values.length);
  for (let row = 0, to = at; row < values.length; row += 1, to += stride) {
    const value = values[row] as number; // in range, as its bits are
    keys[to] = value === value ? keyOfBits(bits[row] as number) : missing;
  }
}

/** The key of a threshold. Both zeros send the same numbers left, so they have the key of the higher. */
export const thresholdKey = (threshold: number): number =>
  keyOfBits(new Int32Array(Float32Array.of(threshold + 0).buffer)[0] ?? 0);

/** Negative numbers grow in their bits as they fall. */
const keyOfBits = (bits: number): number => bits ^ ((bits >> 31) & 0x7fff_ffff);
