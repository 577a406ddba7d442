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
