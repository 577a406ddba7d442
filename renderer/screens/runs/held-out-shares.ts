import { wilsonInterval, type Interval } from '../../../shared/domain/interval.ts';
import { areaInterval } from '../../../shared/domain/roc.ts';
import type { RunOutcome } from '../../../shared/run.ts';
import { positiveOf, readConfusion } from './read-confusion.ts';

/** A share 0–1 that was measured on held-out rows, `of` how many. */
export type HeldOutShare = Interval & {
  readonly name: 'sensitivity' | 'specificity' | 'accuracy' | 'auc';
  readonly of: number;
};

/** The shares that a run's counts tell, each with its 95 % interval; none for regression. */
export function heldOutShares(
  outcome: Pick<RunOutcome, 'task' | 'classes' | 'confusion' | 'metrics'>,
): readonly HeldOutShare[] {
  const { classes, confusion, metrics } = outcome;
  const positive = positiveOf(outcome);
  const counts = positive === null ? null : readConfusion(classes, confusion, positive);
  const right = confusion.reduce((sum, row, index) => sum + (row[index] ?? 0), 0);
  const all = confusion.flat().reduce((sum, count) => sum + count, 0);
  const accuracy = named('accuracy', wilsonInterval(right, all), all);
  if (counts === null) return accuracy;
  const positives = counts.found + counts.missed;
  const negatives = counts.falseAlarms + counts.rightlyLeft;
  const auc = metrics['auc'];
  return [
    ...named('sensitivity', wilsonInterval(counts.found, positives), positives),
    ...named('specificity', wilsonInterval(counts.rightlyLeft, negatives), negatives),
    ...accuracy,
    ...named('auc', auc === undefined ? null : areaInterval(auc, positives, negatives), all),
  ];
}

const named = (name: HeldOutShare['name'], interval: Interval | null, of: number): readonly HeldOutShare[] =>
  interval === null ? [] : [{ ...interval, name, of }];
