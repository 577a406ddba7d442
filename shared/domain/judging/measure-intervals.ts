import { type Interval, wilsonInterval, Z95 } from '../interval.ts';
import type { Random } from '../random.ts';
import { areaInterval } from '../roc.ts';
import type { MetricIntervals } from '../../evaluation.ts';
import type { Metrics } from '../../model.ts';
import { type JudgedRows, metricsOf } from './judged-rows.ts';
import { preparePart, weightedMetrics } from './resample-metrics.ts';

/** Enough for a standard error (Efron and Tibshirani 1993, chapter 6.4); fewer where there are many rows. */
const MOST_RESAMPLES = 200;
const LEAST_RESAMPLES = 50;
const MOST_ROWS_DRAWN = 1_000_000;
/** Metrics that are 0 to 1. */
const SHARES: ReadonlySet<string> = new Set(['accuracy', 'sensitivity', 'specificity', 'macroF1', 'auc']);

/**
 * The 95 % interval of every metric. Of shares by Wilson (1927), of the area under the curve by Hanley and McNeil (1982),
 * of the others by the bootstrap's standard error (Efron 1979). Rows of one unit (the same number in `unitOf`) are no independent
 * cases: units are drawn whole then (Field and Welsh 2007), and an interval is never narrower than it were without.
 */
export function measureIntervals(judged: JudgedRows, unitOf: Int32Array | null, random: Random): MetricIntervals {
  const metrics = metricsOf(judged);
  const errors = resampleErrors(judged, unitOf, random);
  const intervals: Record<string, { low: number; high: number }> = {};
  for (const [name, value] of Object.entries(metrics)) {
    const known = knownInterval(name, metrics, judged);
    const half = Z95 * (errors[name] ?? Number.NaN);
    const drawn = { low: value - half, high: value + half };
    const whole = known === null ? drawn : unitOf === null ? known : wider(known, drawn);
    if (!Number.isFinite(whole.low) || !Number.isFinite(whole.high)) continue;
    intervals[name] = SHARES.has(name)
      ? { low: Math.max(0, whole.low), high: Math.min(1, whole.high) }
      : { low: name === 'r2' ? whole.low : Math.max(0, whole.low), high: whole.high };
  }
  return intervals;
}

type Bounds = Pick<Interval, 'low' | 'high'>;

const wider = (one: Bounds, other: Bounds): Bounds => ({
  low: Math.min(one.low, Number.isNaN(other.low) ? one.low : other.low),
  high: Math.max(one.high, Number.isNaN(other.high) ? one.high : other.high),
});

/** What has a formula of its own, of independent rows. */
function knownInterval(name: string, metrics: Metrics, { actual }: JudgedRows): Bounds | null {
  const value = metrics[name] ?? Number.NaN;
  const positives = actual.reduce((sum, truth) => sum + Number(truth === 1), 0);
  const share = (of: number): Interval | null => wilsonInterval(Math.round(value * of), of);
  switch (name) {
    case 'accuracy':
      return share(actual.length);
    case 'sensitivity':
      return share(positives);
    case 'specificity':
      return share(actual.length - positives);
    case 'auc':
      return areaInterval(value, positives, actual.length - positives);
    default:
      return null;
  }
}

/** The standard deviation of every metric over resamples; NaN where it is not defined in most. */
function resampleErrors(judged: JudgedRows, unitOf: Int32Array | null, random: Random): Record<string, number> {
  const rows = judged.actual.length;
  if (rows === 0) return {};
  const parts = preparePart(judged);
  const values = new Map<string, number[]>();
  let resamples = 0;
  for (const counts of drawResamples(rows, unitOf, random)) {
    resamples += 1;
    for (const [name, value] of Object.entries(weightedMetrics(parts, counts))) {
      if (Number.isFinite(value)) values.set(name, [...(values.get(name) ?? []), value]);
    }
  }
  return Object.fromEntries([...values].map(([name, drawn]) => [name, deviation(drawn, resamples / 2)]));
}

/** How often each row counts in one resample after the other; rows of one unit count alike. */
export function* drawResamples(rows: number, unitOf: Int32Array | null, random: Random): Generator<Int32Array> {
  const placeOf = new Map([...new Set(unitOf ?? [])].map((unit, place) => [unit, place] as const));
  const units = unitOf === null ? rows : placeOf.size;
  const resamples = Math.max(LEAST_RESAMPLES, Math.min(MOST_RESAMPLES, Math.floor(MOST_ROWS_DRAWN / rows)));
  for (let resample = 0; resample < resamples; resample += 1) {
    const drawn = new Int32Array(units);
    for (let draw = 0; draw < units; draw += 1) {
      const unit = random.int(units);
      drawn[unit] = (drawn[unit] as number) + 1; // in range
    }
    yield unitOf === null ? drawn : unitOf.map((unit) => drawn[placeOf.get(unit) ?? 0] ?? 0);
  }
}

/** NaN of fewer than `least` values. */
export function deviation(values: readonly number[], least: number): number {
  if (values.length < Math.max(2, least)) return Number.NaN;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1));
}
