import type { ModelSpec, Output } from '../model.ts';

type Classes = Pick<ModelSpec, 'classes' | 'positiveClass'>;

/** The positive class's probability, or the largest one; null for regression. */
export function probabilityOf({ positiveClass }: Classes, { probabilities }: Output): number | null {
  if (probabilities === undefined) return null;
  return (
    (positiveClass === null ? undefined : probabilities[positiveClass]) ?? Math.max(...Object.values(probabilities))
  );
}

/**
 * How far an answer is from the other one: from the threshold (0.5 without one) for a positive class, else the lead of
 * the likeliest class over the next. 0 for regression, where no answer is surer than another.
 */
export function distanceFromLimit(
  { positiveClass }: Classes,
  probabilities: Readonly<Record<string, number>>,
  threshold: number | null,
): number {
  const positive = positiveClass === null ? undefined : probabilities[positiveClass];
  if (positive !== undefined) return Math.abs(positive - (threshold ?? 0.5));
  const [first = 0, second = 0] = Object.values(probabilities).toSorted((a, b) => b - a);
  return first - second;
}

/**
 * As `distanceFromLimit`, for rows of a window, whose probabilities are one column per class in the order of `classes`:
 * a window may have a million rows, so that none is made an object first.
 */
export function distanceInColumns(
  { classes, positiveClass }: Classes,
  probabilities: readonly Float64Array[],
  thresholdOf: (row: number) => number | null,
): (row: number) => number {
  const positive = probabilities[classes.indexOf(positiveClass ?? '')];
  if (positive !== undefined) return (row) => Math.abs((positive[row] ?? Number.NaN) - (thresholdOf(row) ?? 0.5));
  return (row) => {
    let [first, second] = [0, 0];
    for (const ofClass of probabilities) {
      const probability = ofClass[row] ?? Number.NaN;
      if (probability > first) [first, second] = [probability, first];
      else if (probability > second) second = probability;
    }
    return first - second;
  };
}
