import { isSmallerBetter, type TestMetric } from '../../model-tests.ts';
import { type Interval, Z95 } from '../interval.ts';
import { type JudgedRows, metricsOf } from '../judging/judged-rows.ts';
import { deviation, drawResamples } from '../judging/measure-intervals.ts';
import { preparePart, weightedMetrics } from '../judging/resample-metrics.ts';
import { pairedAreaDifference } from '../paired-area.ts';
import { pairedShareDifference } from '../share-difference.ts';
import type { Random } from '../random.ts';

/**
 * How much better `candidate` is than `champion` on the same rows in the same order, with its 95 % interval: by DeLong
 * (1988) for the area under the curve, Newcombe (1998) for shares, the paired bootstrap's standard error (Efron 1979) for
 * the others, and for all where rows of one unit are no independent cases. Positive is better also where a smaller value
 * is. Null where the rows do not define it.
 */
export function pairedGainOf(
  candidate: JudgedRows,
  champion: JudgedRows,
  metric: TestMetric,
  unitOf: Int32Array | null,
  random: Random,
): Interval | null {
  const known = unitOf === null ? knownGain(candidate, champion, metric) : undefined;
  return known === undefined ? resampledGain(candidate, champion, metric, unitOf, random) : known;
}

/** Undefined for what has no formula of its own. */
function knownGain(candidate: JudgedRows, champion: JudgedRows, metric: TestMetric): Interval | null | undefined {
  if (candidate.spec.task === 'regression') return undefined;
  const { actual } = candidate;
  switch (metric) {
    case 'auc':
      return candidate.spec.task === 'binary'
        ? pairedAreaDifference(scoresOf(candidate), scoresOf(champion), Uint8Array.from(actual))
        : null;
    case 'accuracy':
      return pairedShareDifference(countPairs(candidate, champion, () => true));
    case 'sensitivity':
      return pairedShareDifference(countPairs(candidate, champion, (truth) => truth === 1));
    case 'specificity':
      return pairedShareDifference(countPairs(candidate, champion, (truth) => truth !== 1));
    default:
      return undefined;
  }
}

const scoresOf = ({ outputs, width, actual }: JudgedRows): Float32Array =>
  Float32Array.from(actual, (_, row) => outputs[row * width + 1] ?? Number.NaN);

/** Rows that both, one or neither told rightly. */
function countPairs(one: JudgedRows, other: JudgedRows, counts: (truth: number) => boolean) {
  const pairs = { both: 0, onlyFirst: 0, onlySecond: 0, neither: 0 };
  one.actual.forEach((truth, row) => {
    if (!counts(truth)) return;
    const [isFirst, isSecond] = [one.predicted[row] === truth, other.predicted[row] === truth];
    pairs[isFirst ? (isSecond ? 'both' : 'onlyFirst') : isSecond ? 'onlySecond' : 'neither'] += 1;
  });
  return pairs;
}

function resampledGain(
  candidate: JudgedRows,
  champion: JudgedRows,
  metric: TestMetric,
  unitOf: Int32Array | null,
  random: Random,
): Interval | null {
  const sign = isSmallerBetter(metric) ? -1 : 1;
  const value = sign * ((metricsOf(candidate)[metric] ?? NaN) - (metricsOf(champion)[metric] ?? NaN));
  if (!Number.isFinite(value)) return null;
  const [one, other] = [preparePart(candidate), preparePart(champion)];
  const drawn = [...drawResamples(candidate.actual.length, unitOf, random)].map(
    (counts) => (weightedMetrics(one, counts)[metric] ?? NaN) - (weightedMetrics(other, counts)[metric] ?? NaN),
  );
  const half = Z95 * deviation(drawn.filter(Number.isFinite), drawn.length / 2);
  return Number.isNaN(half) ? null : { value, low: value - half, high: value + half };
}
