import type { Cell, Column } from '../../../../shared/column.ts';
import { fail, ok, type Result } from '../../../../shared/result.ts';
import { parseDate, parseDatetime } from '../../files/csv/parse-date.ts';

/** A cell as a chunk holds it: days and milliseconds for dates, NaN for a missing number, null for a missing text. */
export type Stored = number | string | null;

/** Reads a cell that somebody wrote for a column. Fails with `derive.valueOfOtherType`. */
export function parseCell(column: Column, cell: Cell): Result<Stored> {
  switch (column.type) {
    case 'integer':
    case 'number':
      if (cell === null) return ok(Number.NaN);
      return typeof cell === 'number' && Number.isFinite(cell) ? ok(cell) : refuseType(column, cell, 'a number');
    case 'date':
      return parseMoment(column, cell, (text) => parseDate(text, 'yearFirst'), 'a date such as "2026-11-23"');
    case 'datetime':
      return parseMoment(column, cell, parseDatetime, 'a moment such as "2026-11-23T10:00:00Z"');
    case 'text':
    case 'category':
    case 'boolean':
      return cell === null || typeof cell === 'string'
        ? ok(cell)
        : refuseType(column, cell, `a text such as "${cell}"`);
    case 'image': // an image comes from a file and from nowhere else
      return cell === null ? ok(null) : refuseImage(column);
  }
}

function parseMoment(column: Column, cell: Cell, parse: (text: string) => number, wanted: string): Result<Stored> {
  if (cell === null) return ok(Number.NaN);
  const moment = typeof cell === 'string' ? parse(cell) : Number.NaN;
  return Number.isNaN(moment) ? refuseType(column, cell, wanted) : ok(moment);
}

const refuseType = ({ name, type }: Column, cell: Cell, wanted: string): Result<never> =>
  fail(
    'derive.valueOfOtherType',
    `"${name}" is ${type}, and ${JSON.stringify(cell)} is not.`,
    `Write ${wanted}, or null for a missing value.`,
    { column: name },
  );

const refuseImage = ({ name }: Column): Result<never> =>
  fail(
    'derive.valueOfOtherType',
    `"${name}" holds images, which cannot be written.`,
    'Leave it as it is, or write null for a missing image.',
    { column: name },
  );
