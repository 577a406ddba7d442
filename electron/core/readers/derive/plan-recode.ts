import type { Column } from '../../../../shared/column.ts';
import type { DeriveStep } from '../../../../shared/derive.ts';
import { fail, ok, type Result } from '../../../../shared/result.ts';
import { type ChangeChunk, recodeChunk } from './change-chunk.ts';
import { parseCell, type Stored } from './parse-cell.ts';
import { outsideRange } from './schema-limits.ts';

/**
 * The column as it is afterwards: categories that are recoded are named anew, a boolean that gets other spellings is a
 * category, a whole number that gets fractions a number. Fails with `derive.valueOfOtherType`, `derive.valueTwice`, and
 * `derive.outsideSchema` where a new number is outside the column's range.
 */
export function planRecode(
  column: Column,
  { values, others }: DeriveStep & { kind: 'recode' },
): Result<{ readonly column: Column; readonly change: ChangeChunk }> {
  const pairs: (readonly [Stored, Stored])[] = [];
  for (const { from, to } of values) {
    const [known, made] = [parseCell(column, from), parseCell(column, to)];
    if (!known.ok) return known;
    if (!made.ok) return made;
    if (pairs.some(([other]) => Object.is(other, known.value))) return refuseTwice(column, from);
    const refusal = outsideRange(column, made.value);
    if (refusal !== null) return refusal;
    pairs.push([known.value, made.value]);
  }
  const keepsOthers = others === 'keep';
  return ok({ column: recodedColumn(column, pairs, keepsOthers), change: recodeChunk(pairs, keepsOthers) });
}

function recodedColumn(column: Column, pairs: readonly (readonly [Stored, Stored])[], keepsOthers: boolean): Column {
  const made = pairs.map(([, to]) => to);
  const texts = made.filter((to): to is string => typeof to === 'string');
  const hasFractions = made.some((to) => typeof to === 'number' && !Number.isNaN(to) && !Number.isInteger(to));
  const { categories, ...rest } = column;
  const type =
    column.type === 'boolean' && texts.length > 0
      ? 'category'
      : column.type === 'integer' && hasFractions
        ? 'number'
        : column.type;
  if (categories === undefined) return { ...rest, type };
  const kept = categories.filter((name) => keepsOthers && !pairs.some(([from]) => from === name));
  return { ...rest, type, categories: [...new Set([...kept, ...texts])] };
}

const refuseTwice = ({ name }: Column, from: unknown): Result<never> =>
  fail(
    'derive.valueTwice',
    `Two new values are given for ${JSON.stringify(from)} in "${name}".`,
    'Name each old value once.',
    { column: name },
  );
