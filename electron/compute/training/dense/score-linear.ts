import type { Matrix } from './prepare-features.ts';

/** Scores of every row, row-major rows × scores, float32. Weights are column-major by score: `column * scores + score`. */
export function scoreLinear(
  { values, rows, width }: Matrix,
  { weights, bias }: { readonly weights: ArrayLike<number>; readonly bias: ArrayLike<number> },
  scoresPerRow: number,
): Float32Array {
  const scores = new Float32Array(rows * scoresPerRow);
  const sums = new Float64Array(scoresPerRow);
  for (let row = 0; row < rows; row += 1) {
    sums.set(bias);
    for (let column = 0; column < width; column += 1) {
      const value = values[row * width + column] as number; // in range, here and below
      if (value === 0) continue;
      for (let score = 0; score < scoresPerRow; score += 1) {
        sums[score] = (sums[score] as number) + value * (weights[column * scoresPerRow + score] as number);
      }
    }
    scores.set(sums, row * scoresPerRow);
  }
  return scores;
}
