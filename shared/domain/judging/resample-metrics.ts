import type { Metrics } from '../../model.ts';
import type { JudgedRows } from './judged-rows.ts';

/** What each row adds to the metrics, worked out once for all resamples. */
export type MetricParts = {
  readonly judged: JudgedRows;
  /** Log loss of each row; empty for a quantity. */
  readonly losses: Float64Array;
  /** Places by rising score of the positive class; empty unless there are two classes. */
  readonly byScore: Int32Array;
};

const LEAST_PROBABILITY = 1e-15;

export function preparePart(judged: JudgedRows): MetricParts {
  const { spec, outputs, width, actual } = judged;
  const isClasses = spec.task !== 'regression';
  const said = (place: number): number => outputs[place * width + (actual[place] as number)] as number; // in range, here and below
  const scoreOf = (place: number): number => outputs[place * width + 1] as number;
  const order = spec.task === 'binary' ? Int32Array.from(actual.keys()) : new Int32Array(0);
  return {
    judged,
    losses: isClasses
      ? Float64Array.from(actual.keys(), (place) => -Math.log(Math.max(LEAST_PROBABILITY, said(place))))
      : new Float64Array(0),
    byScore: order.sort((a, b) => scoreOf(a) - scoreOf(b)),
  };
}

/** The metrics when each row counts as often as `counts` says; what is not defined then is NaN. */
export const weightedMetrics = (parts: MetricParts, counts: Int32Array): Metrics =>
  parts.judged.spec.task === 'regression' ? ofQuantity(parts, counts) : ofClasses(parts, counts);

function ofQuantity({ judged: { outputs, actual } }: MetricParts, counts: Int32Array): Metrics {
  let [n, sum, squares, absolute, errors] = [0, 0, 0, 0, 0];
  actual.forEach((truth, place) => {
    const count = counts[place] as number;
    const error = (outputs[place] as number) - truth;
    n += count;
    sum += count * truth;
    squares += count * truth * truth;
    absolute += count * Math.abs(error);
    errors += count * error * error;
  });
  return { rmse: Math.sqrt(errors / n), mae: absolute / n, r2: 1 - errors / (squares - (sum * sum) / n) };
}

function ofClasses(parts: MetricParts, counts: Int32Array): Metrics {
  const { judged, losses } = parts;
  const { spec, actual, predicted } = judged;
  const classes = spec.classes.length;
  const [hits, occurring, called] = [0, 0, 0].map(() => new Float64Array(classes)) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  let [n, loss] = [0, 0];
  for (let place = 0; place < actual.length; place += 1) {
    const count = counts[place] as number;
    if (count === 0) continue; // more than a third of a resample
    const [truth, said] = [actual[place] as number, predicted[place] as number]; // in range
    n += count;
    loss += count * (losses[place] as number);
    occurring[truth] = (occurring[truth] as number) + count;
    called[said] = (called[said] as number) + count;
    if (truth === said) hits[truth] = (hits[truth] as number) + count;
  }
  const f1 = hits.map((hit, label) => (hit === 0 ? 0 : (2 * hit) / ((occurring[label] ?? 0) + (called[label] ?? 0))));
  const shared = { accuracy: total(hits) / n, logLoss: loss / n, macroF1: total(f1) / classes };
  if (spec.task !== 'binary') return shared;
  return {
    ...shared,
    sensitivity: (hits[1] ?? 0) / (occurring[1] ?? 0),
    specificity: (hits[0] ?? 0) / (occurring[0] ?? 0),
    auc: areaOf(parts, counts),
  };
}

/** Ties count half (Hanley and McNeil 1982). */
function areaOf({ judged: { outputs, width, actual }, byScore }: MetricParts, counts: Int32Array): number {
  let [wins, positives, negatives, tiedPositives, tiedNegatives, last] = [0, 0, 0, 0, 0, Number.NaN];
  const settle = (): void => {
    wins += tiedPositives * (negatives + tiedNegatives / 2);
    positives += tiedPositives;
    negatives += tiedNegatives;
    tiedPositives = 0;
    tiedNegatives = 0;
  };
  for (const place of byScore) {
    const score = outputs[place * width + 1] as number;
    if (score !== last) settle();
    last = score;
    if (actual[place] === 1) tiedPositives += counts[place] as number;
    else tiedNegatives += counts[place] as number;
  }
  settle();
  return wins / (positives * negatives);
}

const total = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0);
