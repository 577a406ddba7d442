import { isSmallerBetter, type TestOf } from '../../../model-tests.ts';
import { type TestFigure, type TestOutcome } from '../../../test-report.ts';
import type { Interval } from '../../interval.ts';
import { pickRows } from '../../judging/judged-rows.ts';
import { normalQuantile } from '../../normal-quantile.ts';
import { Z95 } from '../../interval.ts';
import type { Evidence } from '../evidence.ts';
import { groupRows, type RowGroup } from '../group-rows.ts';
import { measureMetric, rowsCounted } from '../measure-metric.ts';
import { holdAgainst, judged, notApplicable } from '../outcome.ts';

type Slice = { readonly name: string; readonly n: number; readonly measured: Interval };

/**
 * Each slice with enough rows against the limit, or against how well all rows are told. Where a slice fails only if the
 * data show it (`notRefuted`), the intervals are those of Bonferroni for as many slices, so that a model which is alike
 * everywhere fails in at most 5 of 100 suites however many slices there are.
 */
export function testSlices(test: TestOf<'slices'>, evidence: Evidence): TestOutcome {
  const known = test.by.filter(({ column }) => evidence.columns.has(column));
  if (known.length === 0) return notApplicable('noColumn', test.by.map(({ column }) => column).join(', '));
  const slices = known.flatMap((by) => {
    const chunk = evidence.columns.get(by.column);
    return chunk === undefined ? [] : groupRows(chunk, by).flatMap((group) => measureSlice(test, evidence, group));
  });
  if (slices.length === 0) return notApplicable('tooFewRows', String(test.leastRows));
  const limit = limitOf(test, evidence);
  if (limit === null) return notApplicable('notOfThisTask', test.metric);
  const widened = test.decide === 'notRefuted' ? normalQuantile(1 - 0.025 / slices.length) / Z95 : 1;
  return judged(slices.map((slice) => figureOf(test, slice, limit, widened)));
}

function measureSlice(
  test: TestOf<'slices'>,
  { judged: rows, unitOf, random }: Evidence,
  group: RowGroup,
): readonly Slice[] {
  const picked = pickRows(rows, group.places);
  const n = rowsCounted(picked, test.metric);
  if (n < test.leastRows) return [];
  const units = unitOf === null ? null : group.places.map((place) => unitOf[place] as number); // places of the same rows
  const measured = measureMetric(picked, test.metric, units, random.fork(`${test.id} ${group.name}`));
  return measured === null ? [] : [{ name: group.name, n, measured }];
}

/** Null where all rows do not define what a slice is to be compared with. */
function limitOf(
  { metric, limit, within, id }: TestOf<'slices'>,
  { judged: rows, unitOf, random }: Evidence,
): number | null {
  if (limit !== undefined) return limit;
  const whole = measureMetric(rows, metric, unitOf, random.fork(id));
  if (whole === null) return null;
  return isSmallerBetter(metric) ? whole.value + within : whole.value - within;
}

function figureOf({ metric, decide }: TestOf<'slices'>, slice: Slice, limit: number, widened: number): TestFigure {
  const { value, low, high } = slice.measured;
  const most = isSmallerBetter(metric) ? Number.POSITIVE_INFINITY : 1;
  const bounds = {
    low: Math.max(0, value - (value - low) * widened),
    high: Math.min(most, value + (high - value) * widened),
  };
  const side = isSmallerBetter(metric) ? 'atMost' : 'atLeast';
  return holdAgainst({ name: metric, of: slice.name, value, ...bounds, n: slice.n }, { limit, side }, decide);
}
