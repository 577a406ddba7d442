import { fail, type Result } from '../../../../shared/result.ts';
import type { Learning } from '../../../../shared/training.ts';
import type { TrainingData } from '../training-data.ts';

/** An image head reads one column of images and nothing else: `train.notImages`; null where the columns fit. */
export function refuseFeatures(
  { algorithm }: Pick<Learning, 'algorithm'>,
  { features }: TrainingData,
): Result<never> | null {
  if (algorithm !== 'image-head') return null;
  const [first, ...others] = features;
  if (first?.column.type === 'image' && others.length === 0) return null;
  return fail(
    'train.notImages',
    'An image head learns from one column of images and from nothing else.',
    'Choose a column of images as the only one to learn from, or another algorithm.',
  );
}
