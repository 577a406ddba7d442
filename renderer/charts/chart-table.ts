/** The same numbers as the chart, for those who read or copy them. */
export type ChartTable = {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
};

/** RFC 4180 text: cells with comma, quote or line break are quoted; numbers keep their full precision and a point. */
export const chartTableToCsv = ({ columns, rows }: ChartTable): string =>
  [columns, ...rows].map((cells) => cells.map((cell) => quoteCell(String(cell))).join(',')).join('\r\n');

/** A spreadsheet would run a cell that begins like a formula; an apostrophe keeps it text. Numbers stay numbers. */
function quoteCell(text: string): string {
  const safe = /^[=+@\t\r-]/u.test(text) && Number.isNaN(Number(text)) ? `'${text}` : text;
  return /[",\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
