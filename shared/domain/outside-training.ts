import type { Cell } from '../column.ts';
import { isNumericType } from '../column.ts';
import type { Feature } from '../model.ts';

/** Why a record is unlike anything seen in training. `limit` is the bound passed, null where there is none. */
export type OutsideTraining = {
  readonly column: string;
  readonly reason: 'below' | 'above' | 'unseenCategory' | 'notANumber';
  readonly limit: number | null;
};

/**
 * Where a record lies outside what a model saw in training, column by column; empty where it does not. A missing value
 * is not outside: models are trained with gaps. Bounds are the training minimum and maximum themselves, in the unit in
 * which features are given; a feature without bounds or categories is not judged.
 */
export function outsideTraining(
  features: readonly Feature[],
  record: Readonly<Record<string, Cell | undefined>>,
): OutsideTraining[] {
  return features.flatMap((feature) => {
    const value = record[feature.name];
    if (value === null || value === undefined || value === '' || Number.isNaN(value)) return [];
    const found = isNumericType(feature.type) ? outsideRange(feature, value) : unseen(feature, value);
    return found ? [{ column: feature.name, ...found }] : [];
  });
}

type Found = Omit<OutsideTraining, 'column'>;

function outsideRange({ min, max }: Feature, value: string | number): Found | null {
  const number = Number(value);
  if (Number.isNaN(number)) return { reason: 'notANumber', limit: null };
  if (min !== undefined && number < min) return { reason: 'below', limit: min };
  return max !== undefined && number > max ? { reason: 'above', limit: max } : null;
}

const unseen = ({ categories }: Feature, value: string | number): Found | null =>
  categories && !categories.includes(String(value)) ? { reason: 'unseenCategory', limit: null } : null;
