import { type Cell, type Column, isNumericType } from '../../../../shared/column.ts';
import { formatDate, formatDatetime } from '../../../../shared/columns/cells.ts';
import type { DeriveStep } from '../../../../shared/derive.ts';
import { fail, ok, type Result } from '../../../../shared/result.ts';
import { parseCell, type Stored } from './parse-cell.ts';
import { outsideCategories, outsideRange } from './schema-limits.ts';

type FillStep = DeriveStep & { kind: 'fill' };
export type LearnValue = (how: 'mean' | 'median' | 'mostFrequent') => Promise<Result<number | string | null>>;

/**
 * What a fill writes and what the column is then: a whole-number column that gets a fraction becomes a number. A value
 * that stands in the step already is taken as it is, so that steps taken again write what they wrote. Fails with
 * `derive.fillWithoutValue`, `derive.notNumeric`, `derive.nothingToLearn`, `derive.valueOfOtherType`,
 * `derive.outsideSchema`.
 */
export async function planFill(
  column: Column,
  step: FillStep,
  learn: LearnValue,
): Promise<Result<{ readonly column: Column; readonly value: Stored; readonly step: FillStep }>> {
  const isAverage = step.with === 'mean' || step.with === 'median';
  if (isAverage && !isNumericType(column.type)) return refuseAverage(column, step.with);
  const cell = step.value === undefined ? await learnCell(column, step, learn) : ok(step.value);
  if (!cell.ok) return cell;
  if (cell.value === null) return refuseEmpty(column);
  const isFraction = typeof cell.value === 'number' && !Number.isInteger(cell.value);
  const filled: Column = column.type === 'integer' && isFraction ? { ...column, type: 'number' } : column;
  const value = parseCell(filled, cell.value);
  if (!value.ok) return value;
  const refusal = outsideRange(filled, value.value) ?? outsideCategories(filled, value.value);
  return refusal ?? ok({ column: filled, value: value.value, step: { ...step, value: cell.value } });
}

async function learnCell(column: Column, { with: how }: FillStep, learn: LearnValue): Promise<Result<Cell>> {
  if (how === 'constant') return refuseEmpty(column);
  const learned = await learn(how);
  if (!learned.ok) return learned;
  if (learned.value === null) return refuseNothing(column);
  return ok(cellOf(column, learned.value));
}

/** As people write it, rounded to whole days or milliseconds where there is nothing between. */
function cellOf({ type }: Column, value: number | string): Cell {
  if (typeof value === 'string') return value;
  if (type === 'date') return formatDate(Math.round(value));
  return type === 'datetime' ? formatDatetime(Math.round(value)) : value;
}

const refuseAverage = ({ name, type }: Column, how: string): Result<never> =>
  fail('derive.notNumeric', `"${name}" is ${type} and has no ${how}.`, 'Fill it with a constant or mostFrequent.', {
    column: name,
  });

const refuseEmpty = ({ name }: Column): Result<never> =>
  fail('derive.fillWithoutValue', `It is not said what "${name}" is filled with.`, 'Give a "value".', { column: name });

const refuseNothing = ({ name }: Column): Result<never> =>
  fail('derive.nothingToLearn', `No row that is left has a value in "${name}".`, 'Fill it with a constant.', {
    column: name,
  });
