import { CARRIAGE_RETURN, LINE_FEED } from './bytes.ts';
import { fail, ok, type Result } from '../../../../shared/result.ts';
import { MOST_COLUMNS, refuseTooWide } from './refusals.ts';
import type { TextSource } from './text-source.ts';

/** One row of a file as text, and the line (from 1) on which it begins. */
export type TextRow = { readonly line: number; readonly cells: readonly string[] };

export type SplitRows = {
  readonly rows: readonly TextRow[];
  /** The line of an opening quote that has no end in this text; the row it stands in is not among `rows`. */
  readonly openQuoteLine: number | null;
};

/**
 * The careful reader for samples: RFC 4180 with LF, CRLF or CR, blank lines skipped, quotes only at a field's begin.
 * The hot path in `row-parser.ts` reads whole files by the same rules; a property test holds them together.
 * `complete: false` drops the last row, which the sample may have cut. A row wider than any table may be ends it.
 */
export function splitRows(
  text: string,
  delimiter: string,
  limit: number,
  complete: boolean,
  { first, by }: TextSource['counting'] = { first: 1, by: 'lines' },
): SplitRows {
  const rows: TextRow[] = [];
  let at = 0;
  let line = first;
  while (at < text.length && rows.length < limit) {
    const row = readRow(text, at, line, delimiter);
    if (row.openQuoteLine !== null) return { rows, openQuoteLine: row.openQuoteLine };
    if (!complete && row.end >= text.length && row.cells.length <= MOST_COLUMNS) break;
    if (row.cells.length > 1 || row.end - at > row.eol) rows.push({ line, cells: row.cells });
    at = row.end;
    line = by === 'lines' ? row.nextLine : line + 1;
  }
  return { rows, openQuoteLine: null };
}

type ReadRow = { cells: string[]; end: number; eol: number; nextLine: number; openQuoteLine: number | null };

function readRow(text: string, from: number, line: number, delimiter: string): ReadRow {
  const cells: string[] = [];
  let at = from;
  let nextLine = line;
  for (;;) {
    const cell = text[at] === '"' ? readQuoted(text, at, delimiter) : readBare(text, at, delimiter);
    if (cell === null) return { cells, end: text.length, eol: 0, nextLine, openQuoteLine: nextLine };
    cells.push(cell.value);
    nextLine += cell.lines;
    at = cell.end;
    if (text[at] !== delimiter) break;
    if (cells.length > MOST_COLUMNS) return { cells, end: text.length, eol: 0, nextLine, openQuoteLine: null };
    at++;
  }
  const eol = text.startsWith('\r\n', at) ? 2 : at < text.length ? 1 : 0;
  return { cells, end: at + eol, eol, nextLine: nextLine + 1, openQuoteLine: null };
}

type ReadCell = { value: string; end: number; lines: number };

function readBare(text: string, from: number, delimiter: string): ReadCell {
  const ends = delimiter.charCodeAt(0);
  let end = from;
  for (; end < text.length; end++) {
    const code = text.charCodeAt(end);
    if (code === ends || code === LINE_FEED || code === CARRIAGE_RETURN) break;
  }
  return { value: text.slice(from, end), end, lines: 0 };
}

/** What stands between a closing quote and the field's end is kept here; the full reader refuses it with its line. */
function readQuoted(text: string, from: number, delimiter: string): ReadCell | null {
  let end = text.indexOf('"', from + 1);
  while (end !== -1 && text[end + 1] === '"') end = text.indexOf('"', end + 2);
  if (end === -1) return null;
  const inside = text.slice(from + 1, end);
  const rest = readBare(text, end + 1, delimiter);
  const value = inside.replaceAll('""', '"') + rest.value.trimEnd();
  return { value, end: rest.end, lines: inside.match(/\r\n|\n|\r/g)?.length ?? 0 };
}

/** Names from the first row, or made up; too many are refused, and equal ones with
 * their positions. An empty name becomes its position. */
export function nameColumns(file: string, first: TextRow, header: boolean): Result<readonly string[]> {
  if (first.cells.length > MOST_COLUMNS) return refuseTooWide(file);
  const names = first.cells.map((cell, index) =>
    header && cell.trim() !== '' ? wellFormed(cell.trim()) : `column ${index + 1}`,
  );
  const equal = [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
  if (equal.length === 0) return ok(names);
  const shown = equal.slice(0, 5).map((name) => `"${name}" (columns ${positionsOf(name, names).join(', ')})`);
  return fail(
    'csv.equalNames',
    `${file} was not imported: several columns have the same name: ${shown.join('; ')}. Nothing was changed.`,
    'Give every column its own name in the first line.',
    { names: equal },
  );
}

/** Half of a pair of UTF-16, as damaged files hold, becomes U+FFFD: no name may hold what no UTF-8 can. */
const wellFormed = (text: string): string => Buffer.from(text).toString();

const positionsOf = (name: string, names: readonly string[]): readonly number[] =>
  names.flatMap((other, index) => (other === name ? [index + 1] : []));
