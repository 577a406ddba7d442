import type { RunOutcome } from '../../../shared/run.ts';

export type TwoClassCounts = {
  readonly found: number;
  readonly missed: number;
  readonly falseAlarms: number;
  readonly rightlyLeft: number;
  readonly negative: string;
};

/** The class looked for, which training puts last of two; null where there are none or more. */
export const positiveOf = ({ task, classes }: Pick<RunOutcome, 'task' | 'classes'>): string | null =>
  task === 'binary' ? (classes.at(-1) ?? null) : null;

/** A 2 × 2 matrix, actual × predicted in the order of `classes`, read from the class looked for; null if it is none. */
export function readConfusion(
  classes: readonly string[],
  confusion: RunOutcome['confusion'],
  positive: string,
): TwoClassCounts | null {
  const yes = classes.indexOf(positive);
  const no = 1 - yes;
  const negative = classes[no];
  const [actualYes, actualNo] = [confusion[yes], confusion[no]];
  if (classes.length !== 2 || negative === undefined || !actualYes || !actualNo) return null;
  return {
    found: actualYes[yes] ?? 0,
    missed: actualYes[no] ?? 0,
    falseAlarms: actualNo[yes] ?? 0,
    rightlyLeft: actualNo[no] ?? 0,
    negative,
  };
}

/** The held-out counts had the model called everything from `limit` up; null if the outcome is not of two classes. */
export function countsAt(outcome: RunOutcome, positive: string, limit: number | null): TwoClassCounts | null {
  const counts = readConfusion(outcome.classes, outcome.confusion, positive);
  const point = operatingPoint(outcome.roc, limit);
  if (counts === null || point === undefined || limit === outcome.threshold) return counts;
  const positives = counts.found + counts.missed;
  const negatives = counts.falseAlarms + counts.rightlyLeft;
  const found = Math.round(point.finds * positives);
  const falseAlarms = Math.round(point.falseAlarms * negatives);
  const { negative } = counts;
  return { found, missed: positives - found, falseAlarms, rightlyLeft: negatives - falseAlarms, negative };
}

/** The point of the curve that calls everything from the limit up: the lowest one not under it. */
export function operatingPoint(roc: RunOutcome['roc'], limit: number | null): RunOutcome['roc'][number] | undefined {
  if (limit === null) return undefined;
  return roc.filter(({ threshold }) => threshold >= limit).toSorted((a, b) => a.threshold - b.threshold)[0];
}

/** Shares 0–1 of both classes, as the curve counts them. */
export const sharesOf = ({ found, missed, falseAlarms, rightlyLeft }: TwoClassCounts) => ({
  finds: found / (found + missed),
  falseAlarms: falseAlarms / (falseAlarms + rightlyLeft),
});
