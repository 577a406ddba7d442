import type { Random } from '../../../shared/domain/random.ts';
import type { Target } from './read-target.ts';

/** Row numbers, ascending in each part. */
export type RowSplit = { readonly training: Int32Array; readonly heldOut: Int32Array };

/**
 * Holds out the share `holdout` of the rows at random, class by class so that both parts hold the same mix. A class
 * with two rows or more is in both parts, a single row is trained on.
 */
export function splitRows(target: Target, rows: number, holdout: number, random: Random): RowSplit {
  const isHeldOut = new Uint8Array(rows);
  for (const stratum of strataOf(target, rows)) {
    shuffle(stratum, random);
    const most = stratum.length - 1;
    const count = Math.min(most, Math.max(1, Math.round(stratum.length * holdout)));
    for (const row of stratum.slice(0, Math.max(0, count))) isHeldOut[row] = 1;
  }
  const all = Int32Array.from({ length: rows }, (_, row) => row);
  return {
    training: all.filter((row) => isHeldOut[row] === 0),
    heldOut: all.filter((row) => isHeldOut[row] === 1),
  };
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
