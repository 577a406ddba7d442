import { MS_PER_DAY } from '../../shared/columns/cells.ts';
import type { ColumnType } from '../../shared/column.ts';

/** By what a stored number is divided before a model sees it: models count time in days, which fit float32. */
export const featureDivisor = (type: ColumnType): number => (type === 'datetime' ? MS_PER_DAY : 1);
