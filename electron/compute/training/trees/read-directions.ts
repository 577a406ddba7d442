import { fail, type Result } from '../../../../shared/result.ts';
import type { Learning, TreeParameters } from '../../../../shared/training.ts';
import type { Directions } from '../../boosting/monotone.ts';
import { type FeatureColumn, isNumberFeature, type TrainingData } from '../training-data.ts';

/** Why the directions asked for cannot be kept (`train.monotoneColumn`, `train.monotoneClasses`); null where they can. */
export function refuseDirections({ algorithm, parameters }: Learning, data: TrainingData): Result<never> | null {
  if (algorithm !== 'gbdt') return null;
  const names = Object.keys(parameters.monotone);
  if (names.length > 0 && data.target.task === 'multiclass') {
    return fail(
      'train.monotoneClasses',
      'With more than two classes a column has no one direction.',
      'Leave the directions out, or predict one class against the others.',
    );
  }
  const numbers = data.features.filter(isNumberFeature).map(({ column }) => column.name);
  const strange = names.find((name) => !numbers.includes(name));
  if (strange === undefined) return null;
  return fail(
    'train.monotoneColumn',
    `"${strange}" is none of the number columns to learn from.`,
    `Only numbers have a direction: ${numbers.join(', ')}.`,
  );
}

/** By feature; undefined where no column has a direction. */
export function readDirections(
  { monotone }: TreeParameters,
  features: readonly FeatureColumn[],
): Directions | undefined {
  if (Object.keys(monotone).length === 0) return undefined;
  const sign = { increasing: 1, decreasing: -1 };
  return Int8Array.from(features, ({ column }) => {
    const direction = monotone[column.name];
    return direction === undefined ? 0 : sign[direction];
  });
}
