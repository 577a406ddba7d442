/** A small penalty, as a share of the number of rows, that keeps columns which say the same from blowing up. */
const RIDGE = 1e-6;

/**
 * Coefficients of `target` on `features` (each a column of equal length) by ridge-stabilized least squares, over the
 * given rows. Solves the normal equations by Cholesky; features should be about standardized.
 */
export function leastSquares(features: readonly Float64Array[], target: Float64Array, rows: Int32Array): Float64Array {
  const size = features.length;
  const normal = Array.from({ length: size }, () => new Float64Array(size));
  const right = new Float64Array(size);
  features.forEach((x, i) => {
    right[i] = productOver(rows, x, target);
    for (let j = 0; j <= i; j += 1) set(normal, i, j, productOver(rows, x, features[j] ?? x));
    set(normal, i, i, get(normal, i, i) + RIDGE * Math.max(1, rows.length));
  });
  return solveCholesky(normal, right);
}

function productOver(rows: Int32Array, x: Float64Array, y: Float64Array): number {
  let sum = 0;
  for (const row of rows) sum += (x[row] as number) * (y[row] as number); // rows are in range by construction
  return sum;
}

const get = (matrix: readonly Float64Array[], i: number, j: number): number => matrix[i]?.[j] ?? 0;
function set(matrix: readonly Float64Array[], i: number, j: number, value: number): void {
  const row = matrix[i];
  if (row) row[j] = value;
}

/** Solves A x = b; the lower triangle of A is replaced by its factor. */
function solveCholesky(a: readonly Float64Array[], b: Float64Array): Float64Array {
  const size = b.length;
  for (let i = 0; i < size; i += 1) {
    for (let j = 0; j <= i; j += 1) {
      let sum = get(a, i, j);
      for (let k = 0; k < j; k += 1) sum -= get(a, i, k) * get(a, j, k);
      set(a, i, j, i === j ? Math.sqrt(Math.max(sum, Number.MIN_VALUE)) : sum / get(a, j, j));
    }
  }
  const x = Float64Array.from(b);
  for (let i = 0; i < size; i += 1) {
    for (let k = 0; k < i; k += 1) x[i] = (x[i] ?? 0) - get(a, i, k) * (x[k] ?? 0);
    x[i] = (x[i] ?? 0) / get(a, i, i);
  }
  for (let i = size - 1; i >= 0; i -= 1) {
    for (let k = i + 1; k < size; k += 1) x[i] = (x[i] ?? 0) - get(a, k, i) * (x[k] ?? 0);
    x[i] = (x[i] ?? 0) / get(a, i, i);
  }
  return x;
}
