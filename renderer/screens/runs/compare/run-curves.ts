import type { LinePoint } from '../../../charts/merge-lines.ts';
import type { RunOutcome } from '../../../../shared/run.ts';
import { ENOUGH_CASES } from '../../../../shared/domain/weakest-part.ts';
import { operatingPoint, positiveOf, readConfusion } from '../read-confusion.ts';

/** Held-out error by step. */
export const learningCurve = ({ curve }: RunOutcome): readonly LinePoint[] =>
  curve.map(({ iteration, heldOut }) => ({ x: iteration, y: heldOut }));

/** Finds by false alarms, both of 100, read at every whole one so that curves of several runs share their places. */
export const findsByAlarms = ({ roc }: RunOutcome): readonly LinePoint[] =>
  roc.length === 0
    ? []
    : hundredths.map((x) => ({
        x,
        y: Math.max(...roc.map((point) => (point.falseAlarms * 100 <= x ? point.finds * 100 : 0))),
      }));

/** Of those called, how many are right, by finds; both of 100. Empty where nobody is to be found. */
export function rightByFinds(outcome: RunOutcome): readonly LinePoint[] {
  const totals = totalsOf(outcome);
  if (totals === null) return [];
  return hundredths.slice(1).flatMap((x) => {
    // Of all limits that find at least so many, the one whose calls are right most often.
    const reached = outcome.roc.filter(({ finds }) => finds * 100 >= x - 1e-9);
    const precisions = reached.map((point) => precisionAt(point, totals));
    return precisions.length === 0 ? [] : [{ x, y: Math.max(...precisions) * 100 }];
  });
}

/** Where the run's own limit works on these two curves; null where it has none. */
export function workingPoints(outcome: RunOutcome): { readonly roc: LinePoint; readonly right: LinePoint } | null {
  const totals = totalsOf(outcome);
  const point = operatingPoint(outcome.roc, outcome.threshold);
  if (totals === null || point === undefined) return null;
  return {
    roc: { x: point.falseAlarms * 100, y: point.finds * 100 },
    right: { x: point.finds * 100, y: precisionAt(point, totals) * 100 },
  };
}

/** What happened by what was said, both of 100; bins of few cases say nothing without their interval. */
export const calibrationCurve = ({ calibration }: RunOutcome): readonly LinePoint[] =>
  calibration.flatMap(({ says, happened, n }) => (n < ENOUGH_CASES ? [] : [{ x: says * 100, y: happened * 100 }]));

/** Of 100 held-out rows, how many were told too high by so much; the last point closes the last step. */
export function residualCurve({ residuals }: RunOutcome): readonly LinePoint[] {
  const all = residuals.reduce((sum, { n }) => sum + n, 0);
  const last = residuals.at(-1);
  if (last === undefined || all === 0) return [];
  return [...residuals.map(({ from, n }) => ({ x: from, y: (n / all) * 100 })), { x: last.to, y: 0 }];
}

type Totals = { readonly positives: number; readonly negatives: number };

function totalsOf(outcome: RunOutcome): Totals | null {
  const positive = positiveOf(outcome);
  const counts = positive === null ? null : readConfusion(outcome.classes, outcome.confusion, positive);
  if (counts === null || counts.found + counts.missed === 0) return null;
  return { positives: counts.found + counts.missed, negatives: counts.falseAlarms + counts.rightlyLeft };
}

function precisionAt({ finds, falseAlarms }: RunOutcome['roc'][number], { positives, negatives }: Totals): number {
  const right = finds * positives;
  const called = right + falseAlarms * negatives;
  return called === 0 ? 1 : right / called;
}

const hundredths = Array.from({ length: 101 }, (_, index) => index);
