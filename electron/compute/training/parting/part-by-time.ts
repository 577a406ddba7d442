import { fail, ok, type Result } from '../../../../shared/result.ts';
import type { PartingAsked } from './part-by-group.ts';
import type { RowSplit } from './row-split.ts';

/**
 * Trains on the earlier rows and holds out the later ones. With several folds the rows are cut into one more block than
 * folds, and each block but the first is judged by what was learned from all before it (forward chaining: Tashman 2000's
 * rolling origin). Rows of the same time stay together; rows without one are in no part. Fails with `train.noTimes`,
 * `train.equalTimes`, `train.tooFewTimes`.
 */
export function partByTime(times: Float64Array, { column, holdout, folds }: PartingAsked): Result<readonly RowSplit[]> {
  const ordered = Int32Array.from(times.keys())
    .filter((row) => Number.isFinite(times[row]))
    .sort((a, b) => (times[a] as number) - (times[b] as number) || a - b); // rows lie within
  const starts = startsOfTimes(times, ordered);
  if (ordered.length === 0) return refuseNoTimes(column);
  if (starts.length === 0) return refuseEqualTimes(column);
  const n = ordered.length;
  const wanted =
    folds === 1
      ? [n - Math.round(n * holdout)]
      : Array.from({ length: folds }, (_, fold) => Math.round((n * (fold + 1)) / (folds + 1)));
  const cuts = [...new Set(wanted.map((place) => nearest(starts, place)))];
  if (cuts.length < folds) return refuseFewTimes(column, starts.length + 1, folds);
  return ok(
    cuts.map((cut, fold) => ({
      training: ordered.slice(0, cut).sort(),
      heldOut: ordered.slice(cut, cuts[fold + 1] ?? n).sort(),
    })),
  );
}

/** The places in the order at which another time begins, but for the first. */
function startsOfTimes(times: Float64Array, ordered: Int32Array): readonly number[] {
  const starts: number[] = [];
  for (let place = 1; place < ordered.length; place += 1) {
    if (times[ordered[place] as number] !== times[ordered[place - 1] as number]) starts.push(place); // in range
  }
  return starts;
}

const nearest = (places: readonly number[], wanted: number): number =>
  places.reduce((best, place) => (Math.abs(place - wanted) < Math.abs(best - wanted) ? place : best), places[0] ?? 0);

const refuseNoTimes = (column: string): Result<never> =>
  fail('train.noTimes', `No row has a time in "${column}".`, 'Part the rows at random, or by another column.');

const refuseEqualTimes = (column: string): Result<never> =>
  fail(
    'train.equalTimes',
    `Every row has the same time in "${column}", so none is later than another.`,
    'Part the rows at random, or by another column.',
  );

const refuseFewTimes = (column: string, times: number, folds: number): Result<never> =>
  fail(
    'train.tooFewTimes',
    `"${column}" has ${times} different times, unevenly spread: they cannot be cut into ${folds + 1} parts.`,
    'Ask for fewer parts.',
  );
