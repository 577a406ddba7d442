import type { Interval } from './interval.ts';

/** Two-sided 95 % points of Student's t with 1, 2, … 19 degrees of freedom (Fisher and Yates 1963, table III). */
const T95 = [
  12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.16, 2.145, 2.131, 2.12, 2.11,
  2.101, 2.093,
] as const;

/**
 * How much less `after` is than `before`, part by part, with the corrected resampled t interval (Nadeau and Bengio 2003):
 * parts of the same rows are no independent samples, which widens the variance by judged over learned rows. 2 to 20
 * parts; parts that all gain the same give an interval of no width. Null for fewer or more parts, or where a value is
 * not finite.
 */
export function pairedGain(
  before: readonly number[],
  after: readonly number[],
  judgedPerLearned: number,
): Interval | null {
  const gains = before.map((value, part) => value - (after[part] ?? Number.NaN));
  const t = T95[gains.length - 2];
  if (t === undefined || !gains.every(Number.isFinite)) return null;
  const mean = gains.reduce((sum, gain) => sum + gain, 0) / gains.length;
  const variance = gains.reduce((sum, gain) => sum + (gain - mean) ** 2, 0) / (gains.length - 1);
  const half = t * Math.sqrt(variance * (1 / gains.length + judgedPerLearned));
  return { value: mean, low: mean - half, high: mean + half };
}
