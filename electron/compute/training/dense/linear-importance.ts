import type { FeatureColumn } from '../training-data.ts';
import type { Layout, Matrix, Preparation } from './prepare-features.ts';

/** Each feature's share of how far the scores move: a weight's size times its column's standard deviation, summed. */
export function linearImportance(
  features: readonly FeatureColumn[],
  preparations: readonly Preparation[],
  { width, first, flag }: Layout,
  matrix: Matrix,
  weights: Float32Array,
): { column: string; share: number }[] {
  const deviations = deviationsOf(matrix);
  const scores = width === 0 ? 0 : weights.length / width;
  const moved = (column: number): number =>
    weights.subarray(column * scores, (column + 1) * scores).reduce((sum, weight) => sum + Math.abs(weight), 0) *
    (deviations[column] ?? 0);
  const sizes = preparations.map((preparation, index) => {
    const start = first[index] ?? 0;
    if (preparation.kind === 'categories') return sumOf(preparation.known.map((_, place) => moved(start + place)));
    const flagged = flag[index] ?? null;
    return moved(start) + (flagged === null ? 0 : moved(flagged));
  });
  const total = sumOf(sizes);
  return features
    .map(({ column }, index) => ({ column: column.name, share: total > 0 ? (sizes[index] ?? 0) / total : 0 }))
    .toSorted((a, b) => b.share - a.share);
}

const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

function deviationsOf({ values, rows, width }: Matrix): Float64Array {
  const [sums, squares] = [new Float64Array(width), new Float64Array(width)];
  for (let at = 0; at < values.length; at += 1) {
    const column = at % width;
    const value = values[at] as number; // in range
    sums[column] = (sums[column] as number) + value;
    squares[column] = (squares[column] as number) + value * value;
  }
  return squares.map((square, column) =>
    Math.sqrt(Math.max(0, square / rows - ((sums[column] as number) / rows) ** 2)),
  );
}
