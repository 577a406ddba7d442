import type { TestMetric } from '../../model-tests.ts';
import { type Interval, wilsonInterval, Z95 } from '../interval.ts';
import { type JudgedRows, metricsOf } from '../judging/judged-rows.ts';
import { measureIntervals } from '../judging/measure-intervals.ts';
import type { Random } from '../random.ts';

/**
 * A metric with its 95 % interval, as `measureIntervals` makes it; null where the rows do not define it, as
 * sensitivity without a positive row, or where it is not one of the task's.
 */
export function measureMetric(
  judged: JudgedRows,
  metric: TestMetric,
  unitOf: Int32Array | null,
  random: Random,
): Interval | null {
  if (metric === 'balancedAccuracy') return balancedAccuracy(judged);
  const value = metricsOf(judged)[metric];
  const interval = measureIntervals(judged, unitOf, random)[metric];
  return value === undefined || interval === undefined ? null : { value, ...interval };
}

/** How many rows a metric counts: of sensitivity those of the class looked for, of specificity the others. */
export function rowsCounted({ actual }: JudgedRows, metric: TestMetric): number {
  const positives = actual.reduce((sum, truth) => sum + Number(truth === 1), 0);
  if (metric === 'sensitivity') return positives;
  return metric === 'specificity' ? actual.length - positives : actual.length;
}

/**
 * The mean of each class's share told rightly, over the classes that occur (Brodersen et al. 2010); the interval is from
 * the sum of the shares' variances, each with two cases of both kinds added (Agresti and Coull 1998), so that a class told
 * rightly throughout is not taken to be certain. Null for a quantity, and where fewer than two classes occur.
 */
function balancedAccuracy({ spec, actual, predicted }: JudgedRows): Interval | null {
  if (spec.task === 'regression') return null;
  const counts = spec.classes.map((_, label) => {
    const of = actual.reduce((sum, truth) => sum + Number(truth === label), 0);
    const right = actual.reduce((sum, truth, row) => sum + Number(truth === label && predicted[row] === label), 0);
    return { of, right };
  });
  const occurring = counts.filter(({ of }) => of > 0);
  if (occurring.length < 2) return null;
  const value = occurring.reduce((sum, { of, right }) => sum + right / of, 0) / occurring.length;
  const variance = occurring.reduce((sum, { of, right }) => {
    const share = wilsonCentre(right, of);
    return sum + (share * (1 - share)) / (of + 4);
  }, 0);
  const half = (Z95 * Math.sqrt(variance)) / occurring.length;
  return { value, low: Math.max(0, value - half), high: Math.min(1, value + half) };
}

function wilsonCentre(count: number, of: number): number {
  const interval = wilsonInterval(count, of);
  return interval === null ? 0.5 : (interval.low + interval.high) / 2;
}
