import writeXlsxFile from 'write-excel-file/node';

/** Rows of the three sheets, by column; the columns are those of the first row that names each, in that order. */
export type XlsForm = {
  readonly survey: readonly FormLine[];
  readonly choices?: readonly FormLine[];
  readonly settings?: readonly FormLine[];
};
export type FormLine = Readonly<Record<string, string | number>>;

/** Writes an XLSForm. */
export async function writeXlsForm(path: string, form: XlsForm): Promise<void> {
  const sheets = Object.entries(form).map(([sheet, lines]) => ({ sheet, data: tableOf(lines) }));
  await writeXlsxFile(sheets).toFile(path);
}

function tableOf(lines: readonly FormLine[]): (string | number | null)[][] {
  const columns = [...new Set(lines.flatMap((line) => Object.keys(line)))];
  return [columns, ...lines.map((line) => columns.map((column) => line[column] ?? null))];
}
