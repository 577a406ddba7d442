/** One bit a row as Arrow lays them out: least significant bit first, 1 where there is a value. */
export type Validity = { readonly missing: number; readonly bitmap: Uint32Array<ArrayBuffer> };

export function validityOf(values: Float64Array): Validity {
  const bitmap = new Uint32Array(Math.ceil(values.length / 32));
  let missing = 0;
  for (let row = 0; row < values.length; row++) {
    const value = values[row] ?? Number.NaN;
    if (value !== value) missing++;
    else bitmap[row >>> 5] = (bitmap[row >>> 5] ?? 0) | (1 << (row & 31));
  }
  return { missing, bitmap };
}

/** Writes NaN over every row whose bit is 0. */
export function blankMissing(values: Float64Array, bitmap: Uint32Array): void {
  for (let row = 0; row < values.length; row++) {
    if ((((bitmap[row >>> 5] ?? 0) >>> (row & 31)) & 1) === 0) values[row] = Number.NaN;
  }
}
