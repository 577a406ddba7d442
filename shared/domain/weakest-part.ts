import type { Slice } from '../evaluation.ts';
import type { RunOutcome } from '../run.ts';

/** With fewer held-out rows nothing is said of a part. */
export const ENOUGH_CASES = 30;

/** Figures of which more is better; the others are errors. */
const HIGHER_IS_BETTER: ReadonlySet<string> = new Set(['sensitivity', 'specificity', 'accuracy', 'auc']);

/**
 * The part of the held-out rows that was told worst by the figure that counts most (what is found of two classes, what is
 * right of more, the error of a number): only where its interval does not hold the figure of all rows, so that no part is
 * named by chance alone. Null where there is none.
 */
export function weakestPart({ slices, metrics }: Pick<RunOutcome, 'slices' | 'metrics'>): Slice | null {
  const metric = ['sensitivity', 'accuracy', 'mae'].find((name) => slices.some((slice) => slice.metric === name));
  const overall = metric === undefined ? undefined : metrics[metric];
  if (metric === undefined || overall === undefined) return null;
  const sign = HIGHER_IS_BETTER.has(metric) ? 1 : -1;
  const worse = slices.filter(
    ({ metric: name, n, low, high }) =>
      name === metric && n >= ENOUGH_CASES && (sign === 1 ? high < overall : low > overall),
  );
  return worse.toSorted((a, b) => sign * (a.measured - b.measured))[0] ?? null;
}
