import type { Column } from '../../../../shared/column.ts';
import { fail, type Result } from '../../../../shared/result.ts';
import type { Stored } from './parse-cell.ts';

/** `derive.outsideSchema` where a number is outside the range that the column allows; null where it is not. */
export function outsideRange({ name, min, max }: Column, value: Stored): Result<never> | null {
  if (typeof value !== 'number' || Number.isNaN(value)) return null;
  if ((min === undefined || value >= min) && (max === undefined || value <= max)) return null;
  return fail(
    'derive.outsideSchema',
    `${value} is outside what "${name}" allows (${min ?? 'no least'} to ${max ?? 'no most'}).`,
    'Give another value, or change the range of the column first.',
    { column: name },
  );
}

/** `derive.outsideSchema` where a text is none of the column's categories. */
export function outsideCategories({ name, categories }: Column, value: Stored): Result<never> | null {
  if (typeof value !== 'string' || categories === undefined || categories.includes(value)) return null;
  return fail(
    'derive.outsideSchema',
    `"${value}" is none of the categories of "${name}": ${categories.join(', ')}.`,
    'Give one of these, or change the categories of the column first.',
    { column: name },
  );
}
