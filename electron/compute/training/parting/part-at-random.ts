import type { Random } from '../../../../shared/domain/random.ts';
import type { Target } from '../read-target.ts';
import { type RowSplit, splitByPart } from './row-split.ts';

/**
 * Holds out the share `holdout` of the rows at random, class by class so that both parts hold the same mix. A class
 * with two rows or more is in both parts, a single row is trained on.
 */
export function holdOutAtRandom(target: Target, rows: number, holdout: number, random: Random): RowSplit {
  const partOf = new Int32Array(rows).fill(-1);
  for (const stratum of strataOf(target, rows)) {
    shuffle(stratum, random);
    const most = stratum.length - 1;
    const count = Math.min(most, Math.max(1, Math.round(stratum.length * holdout)));
    for (const row of stratum.slice(0, Math.max(0, count))) partOf[row] = 0;
  }
  return splitByPart(partOf, 0);
}

/** Cuts the rows at random into parts of equal size and mix, each held out once. */
export function foldAtRandom(target: Target, rows: number, folds: number, random: Random): readonly RowSplit[] {
  const partOf = new Int32Array(rows);
  let dealt = 0;
  for (const stratum of strataOf(target, rows)) {
    shuffle(stratum, random);
    for (const row of stratum) partOf[row] = dealt++ % folds;
  }
  return Array.from({ length: folds }, (_, part) => splitByPart(partOf, part));
}

function strataOf(target: Target, rows: number): readonly number[][] {
  if (target.task === 'regression') return [Array.from({ length: rows }, (_, row) => row)];
  const strata: number[][] = target.classes.map(() => []);
  target.classOf.forEach((label, row) => strata[label]?.push(row));
  return strata;
}

/** Fisher and Yates, in place. */
function shuffle(rows: number[], random: Random): void {
  for (let last = rows.length - 1; last > 0; last -= 1) {
    const other = random.int(last + 1);
    [rows[last], rows[other]] = [rows[other] as number, rows[last] as number]; // both lie within rows
  }
}
