import { type Column, type ColumnChunk, rowsOf } from '../../../../shared/column.ts';
import { cellAt } from '../../../../shared/columns/cells.ts';
import { robustLimits } from '../../../../shared/domain/robust-limits.ts';
import type { ColumnProfile } from '../../../../shared/profile.ts';
import { type Evidence, MOST_EVIDENCE, type QualityFinding } from '../../../../shared/quality.ts';

/** From this share on nearly all rows have one value. */
const NEARLY_ALL = 0.99;
/** So few outliers are mistakes; more are a long tail. */
const FEW_OUTLIERS = 0.01;
const MUCH_MISSING = 0.05;

export const isEmpty = ({ n, missing }: ColumnProfile): boolean => n > 0 && missing === n;

/** Gaps, and columns with no value or only one, as the stored profile has them. */
export function judgeProfile(column: Column, profile: ColumnProfile, read: FindRows): QualityFinding[] {
  const { name } = column;
  const { n, missing } = profile;
  if (n === 0) return [];
  if (missing === n) return [{ kind: 'empty', weight: 'look', column: name }];
  const share = missing / n;
  const evidence = missing === 0 ? [] : read(isMissing);
  const weight = share > MUCH_MISSING ? 'look' : 'note';
  const lacking: QualityFinding[] =
    missing === 0 ? [] : [{ kind: 'missing', weight, column: name, count: missing, share, evidence }];
  const value = onlyValue(column, profile);
  return value === undefined || n - missing < 2
    ? lacking
    : [...lacking, { kind: 'constant', weight: 'look', column: name, value }];
}

const isMissing = (chunk: ColumnChunk, row: number): boolean =>
  chunk.kind === 'numeric' ? Number.isNaN(chunk.values[row]) : chunk.codes[row] === -1;

/** The one value that all present rows have; undefined where they have more, or it is text that is not remembered. */
function onlyValue({ type }: Column, profile: ColumnProfile): Evidence['value'] | undefined {
  if (profile.kind === 'category') return profile.distinct === 1 ? (profile.values[0] ?? null) : undefined;
  const { min, max } = profile;
  return min === null || min !== max ? undefined : cellOf(type, min);
}

/** Infinities count as present. */
const cellOf = (type: Column['type'], value: number): Evidence['value'] =>
  cellAt({ kind: 'numeric', values: Float64Array.of(value) }, type, 0);

/** A category that nearly all present rows share. The label is left to the balance of its classes. */
export function judgeCommonest(column: Column, profile: ColumnProfile, read: FindRows): QualityFinding[] {
  if (profile.kind !== 'category' || profile.distinct < 2 || column.role === 'label') return [];
  const [value] = profile.values;
  const count = profile.counts[0] ?? 0;
  const present = profile.n - profile.missing;
  if (value === undefined || count / present < NEARLY_ALL) return [];
  const evidence = read(
    (chunk, row) =>
      chunk.kind === 'coded' && chunk.codes[row] !== -1 && chunk.dictionary[chunk.codes[row] ?? -1] !== value,
  );
  return [{ kind: 'nearlyConstant', weight: 'note', column: column.name, value, count: present - count, evidence }];
}

/** Rows of the column whose present cell is meant, the first few. */
export type FindRows = (isMeant: (chunk: ColumnChunk, row: number) => boolean) => Evidence[];

/** Numbers far from the others, and numbers nearly all of which are equal. `values` are all, NaN where missing. */
export function judgeNumbers(column: Column, values: Float64Array, read: FindRows): QualityFinding[] {
  const present = values.filter(Number.isFinite);
  if (present.length < 2) return [];
  const limits = robustLimits(present);
  if (limits === null) return judgeRepeated(column, values, present, read);
  const { low, high, median } = limits;
  const count = present.reduce((sum, value) => sum + Number(value < low || value > high), 0);
  if (count === 0) return [];
  const evidence = read((chunk, row) => {
    const value = chunk.kind === 'numeric' ? (chunk.values[row] ?? Number.NaN) : Number.NaN;
    return value < low || value > high;
  });
  const weight = count / present.length <= FEW_OUTLIERS ? 'look' : 'note';
  return [{ kind: 'outliers', weight, column: column.name, count, evidence, median, low, high }];
}

/** Where the spread is 0 the middle value is that of more than half of the rows. */
function judgeRepeated(column: Column, values: Float64Array, present: Float64Array, read: FindRows): QualityFinding[] {
  const common = present[present.length >> 1] ?? 0;
  const count = present.reduce((sum, value) => sum + Number(value !== common), 0);
  if (count === 0 || count > values.length * (1 - NEARLY_ALL)) return [];
  const evidence = read((chunk, row) => {
    const value = chunk.kind === 'numeric' ? (chunk.values[row] ?? Number.NaN) : Number.NaN;
    return value === value && value !== common;
  });
  const value = cellOf(column.type, common);
  return [{ kind: 'nearlyConstant', weight: 'note', column: column.name, value, count, evidence }];
}

export type PlacedChunk = { readonly chunk: ColumnChunk; readonly firstRow: number };

/** The first rows of a column that are meant, with their cells. */
export function findRows(
  type: Column['type'],
  chunks: readonly PlacedChunk[],
  isMeant: (chunk: ColumnChunk, row: number) => boolean,
): Evidence[] {
  const found: Evidence[] = [];
  for (const { chunk, firstRow } of chunks) {
    const rows = rowsOf(chunk);
    for (let row = 0; row < rows && found.length < MOST_EVIDENCE; row += 1) {
      if (isMeant(chunk, row)) found.push({ row: firstRow + row + 1, value: cellAt(chunk, type, row) });
    }
  }
  return found;
}
