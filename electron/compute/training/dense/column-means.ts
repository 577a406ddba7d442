import type { Matrix } from './prepare-features.ts';

/** Mean of every column, with each row counted by its weight; once where there are none. */
export function columnMeans({ values, rows, width }: Matrix, weights?: Float64Array): Float64Array {
  const means = new Float64Array(width);
  let total = 0;
  for (let row = 0; row < rows; row += 1) {
    const weight = weights?.[row] ?? 1;
    total += weight;
    for (let column = 0; column < width; column += 1) {
      means[column] = (means[column] as number) + weight * (values[row * width + column] as number); // in range
    }
  }
  return means.map((sum) => sum / total);
}
