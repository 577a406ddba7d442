import type { Cell, Column } from '../../../../shared/column.ts';

const NEEDS_QUOTES = /[",\r\n]/;
const BEGINS_FORMULA = /^[=+\-@\t\r]/;
export const CSV_LINE_END = '\r\n';

/**
 * One line of RFC 4180, line end included; missing cells are empty. With `neutralise`, a text or category that a
 * spreadsheet would run as a formula (it begins with = + - @, tab or CR) gets an apostrophe before it, as OWASP advises
 * against CSV injection. Numbers and dates never do: they are written by us.
 */
export function formatCsvRow(cells: readonly Cell[], columns: readonly Column[], neutralise: boolean): string {
  if (cells.length === 1 && (cells[0] ?? '') === '') return `""${CSV_LINE_END}`; // an empty line would be no row
  const written = cells.map((cell, index) => {
    if (cell === null) return '';
    const type = columns[index]?.type;
    const mayBeFormula = neutralise && (type === 'text' || type === 'category') && BEGINS_FORMULA.test(String(cell));
    return quote(mayBeFormula ? `'${cell}` : String(cell));
  });
  return written.join(',') + CSV_LINE_END;
}

export const formatCsvHeader = (columns: readonly Column[]): string =>
  columns.map(({ name }) => quote(name)).join(',') + CSV_LINE_END;

const quote = (text: string): string => (NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
