import {
  type CodedChunk,
  type Column,
  type ColumnChunk,
  isNumericType,
  type NumericChunk,
} from '../../../../shared/column.ts';
import type { Comparison, Condition } from '../../../../shared/derive.ts';
import { fail, ok, type Result } from '../../../../shared/result.ts';
import { parseCell, type Stored } from './parse-cell.ts';

/** Where a column stands among those of the base, by the name that it has at this step. */
export type FindSlot = (name: string) => Result<{ readonly slot: number; readonly column: Column }>;
/** Chunks of one range of rows, by slot. */
export type Slots = (slot: number) => ColumnChunk;
/** One byte a row: 1 where the condition holds. */
export type RowTest = { readonly slots: readonly number[]; readonly test: (slots: Slots, rows: number) => Uint8Array };

/**
 * Makes a condition a test of whole chunks: a dictionary entry is tested once, whatever rows have it. Fails with
 * `derive.columnUnknown`, `derive.valueOfOtherType`, `derive.valueMissing`, `derive.noOrder`.
 */
export function compileCondition(condition: Condition, find: FindSlot): Result<RowTest> {
  if ('all' in condition) return joinTests(condition.all, find, 1, (one, other) => one & other);
  if ('any' in condition) return joinTests(condition.any, find, 0, (one, other) => one | other);
  return compileComparison(condition, find);
}

/** Of no conditions, `all` holds everywhere and `any` nowhere. */
function joinTests(
  conditions: readonly Condition[],
  find: FindSlot,
  neutral: 0 | 1,
  join: (one: number, other: number) => number,
): Result<RowTest> {
  const tests: RowTest[] = [];
  for (const condition of conditions) {
    const compiled = compileCondition(condition, find);
    if (!compiled.ok) return compiled;
    tests.push(compiled.value);
  }
  const test: RowTest['test'] = (slots, rows) => {
    const joined = new Uint8Array(rows).fill(neutral);
    for (const one of tests)
      one.test(slots, rows).forEach((holds, row) => (joined[row] = join(joined[row] ?? 0, holds)));
    return joined;
  };
  return ok({ slots: tests.flatMap(({ slots }) => slots), test });
}

function compileComparison(comparison: Comparison, find: FindSlot): Result<RowTest> {
  const found = find(comparison.column);
  if (!found.ok) return found;
  const { slot, column } = found.value;
  const wanted = wantedValues(comparison, column);
  if (!wanted.ok) return wanted;
  const fits = fitsOf(comparison.operator, wanted.value);
  const fitsMissing = comparison.operator === 'missing';
  const test: RowTest['test'] = (slots) => testChunk(slots(slot), fits, fitsMissing);
  return ok({ slots: [slot], test });
}

function wantedValues({ operator, value, values }: Comparison, column: Column): Result<readonly Stored[]> {
  if (operator === 'missing' || operator === 'present') return ok([]);
  const isOrder = operator !== '=' && operator !== '!=' && operator !== 'in' && operator !== 'notIn';
  if (isOrder && !isNumericType(column.type)) return refuseOrder(column, operator);
  const cells = operator === 'in' || operator === 'notIn' ? values : value === undefined ? undefined : [value];
  if (cells === undefined || cells.includes(null)) return refuseNoValue(column, operator);
  const parsed: Stored[] = [];
  for (const cell of cells) {
    const one = parseCell(column, cell);
    if (!one.ok) return one;
    parsed.push(one.value);
  }
  return ok(parsed);
}

/** Whether a value that is not missing fits. */
function fitsOf(operator: Comparison['operator'], wanted: readonly Stored[]): (value: number | string) => boolean {
  const among = new Set<Stored>(wanted);
  const limit = Number(wanted[0]);
  switch (operator) {
    case '=':
    case 'in':
      return (value) => among.has(value);
    case '!=':
    case 'notIn':
      return (value) => !among.has(value);
    case '<':
      return (value) => Number(value) < limit;
    case '<=':
      return (value) => Number(value) <= limit;
    case '>':
      return (value) => Number(value) > limit;
    case '>=':
      return (value) => Number(value) >= limit;
    case 'present':
      return () => true;
    case 'missing':
      return () => false;
  }
}

const testChunk = (chunk: ColumnChunk, fits: (value: number | string) => boolean, fitsMissing: boolean): Uint8Array =>
  chunk.kind === 'numeric' ? testNumbers(chunk, fits, fitsMissing) : testCodes(chunk, fits, fitsMissing);

function testNumbers({ values }: NumericChunk, fits: (value: number) => boolean, fitsMissing: boolean): Uint8Array {
  const holds = new Uint8Array(values.length);
  for (let row = 0; row < values.length; row++) {
    const value = values[row] ?? Number.NaN;
    holds[row] = Number(Number.isNaN(value) ? fitsMissing : fits(value));
  }
  return holds;
}

function testCodes(chunk: CodedChunk, fits: (value: string) => boolean, fitsMissing: boolean): Uint8Array {
  const ofEntries = Uint8Array.from(chunk.dictionary, (entry) => Number(fits(entry)));
  const holds = new Uint8Array(chunk.codes.length);
  for (let row = 0; row < holds.length; row++) {
    const code = chunk.codes[row] ?? -1;
    holds[row] = code === -1 ? Number(fitsMissing) : (ofEntries[code] ?? 0);
  }
  return holds;
}

const refuseOrder = ({ name, type }: Column, operator: string): Result<never> =>
  fail(
    'derive.noOrder',
    `"${name}" is ${type} and has no order, so "${operator}" says nothing of it.`,
    'Use =, !=, in or notIn.',
    { column: name },
  );

const refuseNoValue = ({ name }: Column, operator: string): Result<never> =>
  fail(
    'derive.valueMissing',
    `The condition on "${name}" does not say what it is compared with.`,
    operator === 'in' || operator === 'notIn'
      ? 'Give "values", none of them null; missing cells are found with "missing".'
      : 'Give "value", not null; missing cells are found with "missing".',
    { column: name },
  );
