import type { Cell, ColumnChunk, ColumnType } from '../column.ts';

export const MS_PER_DAY = 86_400_000;
/** Beyond this a `Date` cannot say it (ECMA-262, 21.4.1.1). */
const LARGEST_MS = 8.64e15;

/** Days since 1970-01-01 as `2026-11-23`. Fractions of a day are dropped; a day no calendar reaches stays a number. */
export const formatDate = (days: number): string => isoOf(Math.floor(days) * MS_PER_DAY, days).slice(0, 10);

/** Milliseconds since 1970-01-01 as `2026-11-23T10:00:00.000Z`. */
export const formatDatetime = (ms: number): string => isoOf(ms, ms);

const isoOf = (ms: number, otherwise: number): string =>
  Math.abs(ms) <= LARGEST_MS ? new Date(ms).toISOString() : String(otherwise);

/** One cell as people and other programs see it: null where missing, dates as ISO text. */
export function cellAt(chunk: ColumnChunk, type: ColumnType, row: number): Cell {
  if (chunk.kind === 'coded') return chunk.dictionary[chunk.codes[row] ?? -1] ?? null;
  const value = chunk.values[row] ?? Number.NaN;
  if (Number.isNaN(value)) return null;
  if (type === 'date') return formatDate(value);
  return type === 'datetime' ? formatDatetime(value) : value;
}
