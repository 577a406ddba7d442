import { type Column, isReadOneByOne } from '../../../../shared/column.ts';

/**
 * What a model learns from when nobody says: every column that was given no other use. The target, free text, images, keys,
 * people, times, sites, weights and other labels stay out, so that a model cannot read the answer or who it was.
 */
export const chooseFeatures = (columns: readonly Column[], target: string, weight: string | null): string[] =>
  columns
    .filter(
      ({ name, type, role }) =>
        name !== target && name !== weight && !isReadOneByOne(type) && (role === undefined || role === 'input'),
    )
    .map(({ name }) => name);
