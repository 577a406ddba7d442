import { whyUnreadable } from '../why-unreadable.ts';
import { fail, type Result } from '../../../../shared/result.ts';

/** "17", "17 and 403", "17, 90 and 403", "17, 90, … (120 in all)". */
export function listLines(lines: readonly number[], total: number): string {
  if (total > lines.length) return `${lines.join(', ')}, … (${total.toLocaleString('en')} in all)`;
  if (lines.length < 2) return lines.join('');
  return `${lines.slice(0, -1).join(', ')} and ${lines.at(-1)}`;
}

/** "row 17 has", "rows 17 and 403 have". Rows are counted as a spreadsheet shows them: the header is row 1. */
export const rowsHave = (lines: readonly number[], total: number): string =>
  total === 1 ? `row ${listLines(lines, total)} has` : `rows ${listLines(lines, total)} have`;

/** Every refusal of a CSV file reads alike: which file, why, that nothing happened, and what to do. */
export const refuse = (
  code: string,
  file: string,
  why: string,
  hint: string,
  details?: Record<string, unknown>,
): Result<never> => fail(code, `${file} was not imported: ${why}. Nothing was changed.`, hint, details);

export const refuseRead = (file: string, cause: NodeJS.ErrnoException): Result<never> =>
  refuse('file.unreadable', file, whyUnreadable(cause), 'Check that the file is there and that you may open it.');

export const refuseEmpty = (file: string): Result<never> =>
  refuse('csv.empty', file, 'it is empty', 'Choose a file with a line of column names and at least one row.');

/** Of any table. Every column keeps a range of rows in memory while it is read: so many take about half a gigabyte. */
export const MOST_COLUMNS = 2_048;

export const TOO_WIDE = {
  code: 'table.tooWide',
  why: `it has more than ${MOST_COLUMNS.toLocaleString('en')} columns`,
  hint: 'Save it with the columns that are needed, or with one measurement a row (name, value) instead of a column each.',
} as const;

export const refuseTooWide = (file: string): Result<never> => refuse(TOO_WIDE.code, file, TOO_WIDE.why, TOO_WIDE.hint);

export const refuseNul = (file: string, line: number): Result<never> =>
  refuse(
    'csv.nulByte',
    file,
    `line ${line} holds a NUL byte`,
    'A CSV file holds text only: check that this is one, and that it was copied whole.',
    { line },
  );

export const refuseNoRows = (file: string): Result<never> =>
  refuse('csv.noRows', file, 'it has a header and no rows', 'Choose a file with at least one row below the names.');

export const refuseMissingHeader = (file: string): Result<never> =>
  refuse(
    'csv.missingHeader',
    file,
    'its first line holds numbers, not column names',
    'Add a line of column names, or say that the file has none (header: false).',
  );

export const refuseUnclosedQuote = (file: string, line: number): Result<never> =>
  refuse(
    'csv.unclosedQuote',
    file,
    `the quoted value that begins on line ${line} has no closing quote`,
    `Look at line ${line}: close the quote, or double the quotes inside the value.`,
    { line },
  );

export const refuseLongRow = (file: string, line: number, limitBytes: number): Result<never> =>
  refuse(
    'csv.rowTooLong',
    file,
    `the row on line ${line} is longer than ${limitBytes / 2 ** 20} MB`,
    'Check that the file is CSV, and that its lines end where its rows do.',
    { line },
  );

export const refuseDecimal = (file: string): Result<never> =>
  refuse(
    'csv.decimalIsDelimiter',
    file,
    'a comma cannot both separate values and mark decimals',
    'Say which character separates the values (delimiter), or use a point for decimals.',
  );

export const refuseUnknownColumn = (file: string, name: string, names: readonly string[]): Result<never> =>
  refuse(
    'csv.unknownColumn',
    file,
    `it has no column "${name}"`,
    `Its columns are ${names.slice(0, 20).join(', ')}${names.length > 20 ? ', …' : ''}.`,
    { column: name },
  );

export const refuseAmbiguousDate = (file: string, column: string): Result<never> =>
  refuse(
    'csv.dateAmbiguous',
    file,
    `the dates in "${column}" could be day/month or month/day`,
    'Say which comes first (dateOrder: dayFirst or monthFirst).',
    { column },
  );
