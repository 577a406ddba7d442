/**
 * One bit a row as Arrow lays them out: least significant bit first, 1 where there is a value. `bitmap` is empty where
 * nothing is missing. `plain` says that no value is missing and none is -0: they stand for themselves.
 */
export type Validity = {
  readonly missing: number;
  readonly bitmap: Uint32Array<ArrayBuffer>;
  readonly plain: boolean;
};

export function validityOf(values: Float64Array): Validity {
  let missing = 0;
  let negativeZeros = 0;
  for (let row = 0; row < values.length; row++) {
    const value = values[row] ?? Number.NaN;
    if (value !== value) missing++;
    else if (value === 0 && 1 / value < 0) negativeZeros++;
  }
  const bitmap = missing === 0 ? new Uint32Array(0) : bitmapOf(values);
  return { missing, bitmap, plain: missing + negativeZeros === 0 };
}

function bitmapOf(values: Float64Array): Uint32Array<ArrayBuffer> {
  const bitmap = new Uint32Array(Math.ceil(values.length / 32));
  for (let row = 0; row < values.length; row++) {
    const value = values[row] ?? Number.NaN;
    if (value === value) bitmap[row >>> 5] = (bitmap[row >>> 5] ?? 0) | (1 << (row & 31));
  }
  return bitmap;
}

/** A copy with 0 for missing and for -0. */
export function withoutGaps(values: Float64Array): Float64Array<ArrayBuffer> {
  const copy = new Float64Array(values.length);
  for (let row = 0; row < values.length; row++) {
    const value = values[row] ?? Number.NaN;
    if (value === value) copy[row] = value + 0;
  }
  return copy;
}

/** Writes NaN over every value whose row has the bit 0; `first` is the row of the first value. */
export function blankMissing(values: Float64Array, bitmap: Uint32Array, first: number): void {
  for (let at = 0; at < values.length; at++) {
    const row = first + at;
    if ((((bitmap[row >>> 5] ?? 0) >>> (row & 31)) & 1) === 0) values[at] = Number.NaN;
  }
}
