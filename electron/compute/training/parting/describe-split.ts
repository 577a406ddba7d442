import type { SplitMade } from '../../../../shared/evaluation.ts';
import { type JudgedRows, metricsOf, pickRows } from '../../../../shared/domain/judging/judged-rows.ts';
import type { Trial } from '../run-trials.ts';
import { digestOf, type Parting } from './part-rows.ts';

/** How so many rows were parted, and how well each part was told; `judged` are the trials' rows one after the other. */
export function describeSplit(
  { split, folds }: Parting,
  rows: number,
  trials: readonly Trial[],
  judged: JudgedRows,
): SplitMade {
  const isPlaced = new Uint8Array(rows);
  for (const { training, heldOut } of folds) {
    for (const part of [training, heldOut]) for (const row of part) isPlaced[row] = 1;
  }
  let first = 0;
  return {
    kind: split.kind,
    column: split.kind === 'random' ? null : split.column,
    folds: trials.map(({ heldOut, trainingRows }) => {
      const begin = first;
      first += heldOut.length;
      const places = heldOut.map((_, at) => begin + at);
      return { trainingRows, heldOutRows: heldOut.length, metrics: metricsOf(pickRows(judged, places)) };
    }),
    leftOutRows: isPlaced.reduce((left, placed) => left - placed, rows),
    digest: digestOf(folds),
  };
}
