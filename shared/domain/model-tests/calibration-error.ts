import { type Interval, Z95 } from '../interval.ts';
import { deviation, drawResamples } from '../judging/measure-intervals.ts';
import type { Random } from '../random.ts';

/**
 * Expected calibration error (Naeini, Cooper and Hauskrecht 2015): rows sorted by what was said, cut into bins of as many
 * rows each; the mean distance of what was said from what happened, weighted by rows. The interval is the bootstrap's
 * standard error (Efron 1979) around it, not under 0. The error of a perfectly calibrated model is not 0 on few rows: it
 * falls with the root of rows a bin. Null without rows.
 */
export function calibrationError(
  said: ArrayLike<number>,
  happened: ArrayLike<number>,
  bins: number,
  unitOf: Int32Array | null,
  random: Random,
): Interval | null {
  const rows = said.length;
  if (rows === 0) return null;
  const order = Array.from({ length: rows }, (_, row) => row).sort((a, b) => (said[a] ?? 0) - (said[b] ?? 0));
  const errorWith = (counts: ArrayLike<number> | null): number => binnedError(order, said, happened, bins, counts);
  const value = errorWith(null);
  const drawn = [...drawResamples(rows, unitOf, random)].map(errorWith);
  const half = Z95 * deviation(drawn, 2);
  return { value, low: Math.max(0, value - half), high: Math.min(1, value + half) };
}

/** Each row counts as often as `counts` says; once where there are none. */
function binnedError(
  order: readonly number[],
  said: ArrayLike<number>,
  happened: ArrayLike<number>,
  bins: number,
  counts: ArrayLike<number> | null,
): number {
  const countOf = (row: number): number => (counts === null ? 1 : (counts[row] ?? 0));
  const all = order.reduce((sum, row) => sum + countOf(row), 0);
  let [error, seen, n, saidSum, happenedSum, bin] = [0, 0, 0, 0, 0, 1];
  for (const row of order) {
    const count = countOf(row);
    seen += count;
    n += count;
    saidSum += count * (said[row] ?? 0);
    happenedSum += count * (happened[row] ?? 0);
    if (seen < (bin * all) / bins) continue;
    error += Math.abs(saidSum - happenedSum) / all;
    [n, saidSum, happenedSum] = [0, 0, 0];
    bin = Math.floor((seen * bins) / all) + 1;
  }
  return n === 0 ? error : error + Math.abs(saidSum - happenedSum) / all;
}
