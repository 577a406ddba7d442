/** One column at the rows that are suspected, as examined. */
export type SuspectedColumn = {
  readonly readings: Float64Array;
  readonly toScale: (reading: number) => number;
  /** What the other columns suggest, on the examined scale, the site's usual departure from it included. */
  readonly expected: Float64Array;
  /** Deviation of the residuals on the examined scale, over the reference. */
  readonly deviation: number;
};

/** A reading further than this many deviations out is a typing error under either hypothesis. */
const FURTHEST = 5;
const STEPS = 40;
const GOLDEN = (Math.sqrt(5) - 1) / 2;

/**
 * How much better the rows fit if every reading of this column, and nothing else, was too high by one amount: the fall
 * of the Gaussian -2 log likelihood at the best amount between 0 and `reach`, in the column's unit. In a joint normal
 * model, correcting one column changes the likelihood by that column's own residual alone, so the gains of different
 * columns compare: the one that truly moved gains most.
 */
export function gainOfShift(column: SuspectedColumn, reach: number): number {
  const misfit = (shift: number): number =>
    column.readings.reduce((sum, reading, row) => {
      const distance = (column.toScale(reading - shift) - (column.expected[row] ?? 0)) / column.deviation;
      return sum + Math.min(distance * distance, FURTHEST * FURTHEST);
    }, 0);
  return misfit(0) - leastOf(misfit, 0, reach);
}

/** Least value by golden-section search (Kiefer 1953); the function should have one valley. */
function leastOf(f: (x: number) => number, from: number, to: number): number {
  let [low, high] = [from, to];
  for (let step = 0; step < STEPS; step += 1) {
    const inner = high - GOLDEN * (high - low);
    const outer = low + GOLDEN * (high - low);
    if (f(inner) < f(outer)) high = outer;
    else low = inner;
  }
  return f((low + high) / 2);
}
