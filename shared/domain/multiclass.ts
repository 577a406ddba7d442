/** Rows actual × columns predicted; classes are numbered 0 … classes - 1. */
export function confusionMatrix(actual: ArrayLike<number>, predicted: ArrayLike<number>, classes: number): number[][] {
  const matrix = Array.from({ length: classes }, () => Array.from({ length: classes }, () => 0));
  for (let row = 0; row < actual.length; row += 1) {
    const counts = matrix[actual[row] ?? -1];
    const column = predicted[row] ?? -1;
    if (!counts || counts[column] === undefined)
      throw new RangeError(`Row ${row} has a class outside 0 to ${classes - 1}`);
    counts[column] += 1;
  }
  return matrix;
}

/** Share of rows on the diagonal; NaN without rows. */
export function matrixAccuracy(matrix: readonly (readonly number[])[]): number {
  const right = matrix.reduce((sum, counts, index) => sum + (counts[index] ?? 0), 0);
  return right / matrix.reduce((sum, counts) => sum + total(counts), 0);
}

/** Unweighted mean of each class's F1; a class that neither occurs nor is predicted counts 0, as in scikit-learn. */
export function macroF1(matrix: readonly (readonly number[])[]): number {
  const scores = matrix.map((counts, index) => {
    const hits = counts[index] ?? 0;
    const predicted = matrix.reduce((sum, row) => sum + (row[index] ?? 0), 0);
    const occurring = total(counts);
    return predicted + occurring === 0 ? 0 : (2 * hits) / (predicted + occurring);
  });
  return total(scores) / matrix.length;
}

/** Mean negative log of the probability given to the true class; `probabilities` is row-major rows × classes. */
export function multiclassLogLoss(
  probabilities: ArrayLike<number>,
  actual: ArrayLike<number>,
  classes: number,
): number {
  let sum = 0;
  for (let row = 0; row < actual.length; row += 1) {
    const said = probabilities[row * classes + (actual[row] ?? 0)] ?? 0;
    sum -= Math.log(Math.max(said, 1e-15));
  }
  return sum / actual.length;
}

const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);
