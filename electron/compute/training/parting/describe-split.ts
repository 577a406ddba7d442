import type { SplitMade } from '../../../../shared/evaluation.ts';
import { evaluateModel } from '../evaluate-model.ts';
import type { Trial } from '../run-trials.ts';
import type { TrainingData } from '../training-data.ts';
import { digestOf, type Parting } from './part-rows.ts';

/** How the rows were parted, and how well each part was told. */
export function describeSplit(
  { split, folds }: Parting,
  { target, rows }: Pick<TrainingData, 'target' | 'rows'>,
  trials: readonly Trial[],
): SplitMade {
  const isPlaced = new Uint8Array(rows);
  for (const { training, heldOut } of folds)
    for (const part of [training, heldOut]) for (const row of part) isPlaced[row] = 1;
  return {
    kind: split.kind,
    column: split.kind === 'random' ? null : split.column,
    folds: trials.map(({ heldOut, trainingRows, outputs }) => ({
      trainingRows,
      heldOutRows: heldOut.length,
      metrics: evaluateModel(target, heldOut, outputs, null).metrics,
    })),
    leftOutRows: isPlaced.reduce((left, placed) => left - placed, rows),
    digest: digestOf(folds),
  };
}
