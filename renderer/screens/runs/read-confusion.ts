import type { RunOutcome } from '../../../shared/run.ts';

export type TwoClassCounts = {
  readonly found: number;
  readonly missed: number;
  readonly falseAlarms: number;
  readonly rightlyLeft: number;
  readonly negative: string;
};

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

/** The point of the curve that calls everything from the limit up: the lowest one not under it. */
export function operatingPoint(roc: RunOutcome['roc'], limit: number | null): RunOutcome['roc'][number] | undefined {
  if (limit === null) return undefined;
  return roc.filter(({ threshold }) => threshold >= limit).toSorted((a, b) => a.threshold - b.threshold)[0];
}
