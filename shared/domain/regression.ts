export type RegressionMetrics = {
  /** Root of the mean squared error and mean absolute error, in the target's unit. */
  readonly rmse: number;
  readonly mae: number;
  /** Share of the variance explained; null where the truth is constant. */
  readonly r2: number | null;
};

/** How far predictions lie from the truth. All NaN without rows. */
export function regressionMetrics(predicted: ArrayLike<number>, actual: ArrayLike<number>): RegressionMetrics {
  const n = actual.length;
  let mean = 0;
  for (let row = 0; row < n; row += 1) mean += (actual[row] ?? 0) / n;
  let squares = 0;
  let absolute = 0;
  let spread = 0;
  for (let row = 0; row < n; row += 1) {
    const truth = actual[row] ?? 0;
    const error = (predicted[row] ?? 0) - truth;
    squares += error * error;
    absolute += Math.abs(error);
    spread += (truth - mean) ** 2;
  }
  return { rmse: Math.sqrt(squares / n), mae: absolute / n, r2: spread > 0 ? 1 - squares / spread : null };
}
