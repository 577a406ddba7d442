import { type Column, isReadOneByOne } from '../../../../shared/column.ts';
import type { Algorithm } from '../../../../shared/training.ts';

/** What stays out beside the target, and who is to learn. */
export type FeatureChoice = {
  readonly target: string;
  readonly weight: string | null;
  readonly algorithm: Algorithm;
};

/**
 * What a model learns from when nobody says: every column that was given no other use; for an image head the columns of
 * images. The target, free text, keys, people, times, sites, weights and other labels stay out, so that a model cannot
 * read the answer or who it was.
 */
export const chooseFeatures = (columns: readonly Column[], { target, weight, algorithm }: FeatureChoice): string[] =>
  columns
    .filter(({ name, role }) => name !== target && name !== weight && (role === undefined || role === 'input'))
    .filter(({ type }) => (algorithm === 'image-head' ? type === 'image' : !isReadOneByOne(type)))
    .map(({ name }) => name);
