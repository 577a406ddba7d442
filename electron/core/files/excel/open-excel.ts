import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { ImportOptions } from '../../../../shared/columns/import-options.ts';
import { fail, ok, type Result } from '../../../../shared/result.ts';
import { refuse, refuseEmpty, refuseMissingHeader } from '../csv/refusals.ts';
import { isNumbersOnly } from '../csv/survey-csv.ts';
import type { TextSource } from '../csv/text-source.ts';
import { type RowOfTexts, rowsAsText } from '../tables/rows-as-text.ts';
import { walkRanges } from '../tables/walk-ranges.ts';
import { openWorkbook, type Sheet, type Workbook } from './read-workbook.ts';
import { type SheetSurvey, surveySheet } from './survey-sheet.ts';
import { walkSheet } from './walk-sheet.ts';

/**
 * One sheet of an Excel workbook. Formulas count by the value that was stored with them; an error such as #DIV/0! is a
 * missing value; of merged cells the first holds the value. All three are named in the preview's notes, as are the rows
 * of a title above the table. Errors: those of `openWorkbook`, `excel.damaged`, `excel.unknownSheet`,
 * `excel.notReckoned`, `csv.empty`, `csv.missingHeader`.
 */
export async function openExcel(path: string, options: ImportOptions): Promise<Result<TextSource>> {
  const file = basename(path);
  const workbook = await openWorkbook(path);
  const chosen = await chooseSheet(workbook, file, options);
  if (!chosen.ok) return chosen;
  const { sheet, survey } = chosen.value;
  if (survey.unreckoned.count > 0) return refuseUnreckoned(file, survey);
  const hasNames = options.header ?? true;
  if (options.header === undefined && isNumbersOnly({ cells: survey.header.cells.map((cell) => cell ?? '') })) {
    return refuseMissingHeader(file);
  }
  const headerRow = hasNames ? survey.header.number : survey.header.number - 1;
  const sizeBytes = (await stat(path)).size;
  const place = { path, sizeBytes, rows: survey.lastRow - headerRow };
  const sheets = workbook.sheets.map(({ name, isHidden }) => ({ name, hidden: isHidden }));
  return ok(
    await rowsAsText({
      file,
      format: 'excel',
      sizeBytes,
      names: survey.names,
      headerRow,
      ...(hasNames ? {} : { isUnnamed: true as const }),
      about: { sheet: sheet.name, sheets, notes: [...survey.notes] },
      walk: () => walkRanges(place, () => readRows(workbook, sheet, survey, headerRow)),
    }),
  );
}

type Chosen = { readonly sheet: Sheet; readonly survey: SheetSurvey };

async function chooseSheet(workbook: Workbook, file: string, options: ImportOptions): Promise<Result<Chosen>> {
  const { sheets } = workbook;
  const told = options.sheet === undefined ? null : sheets.find(({ name }) => name === options.sheet);
  if (told === undefined) return refuseSheet(file, options.sheet ?? '', sheets);
  const shownFirst = sheets.toSorted((one, other) => Number(one.isHidden) - Number(other.isHidden));
  for (const sheet of told === null ? shownFirst : [told]) {
    const survey = await surveySheet(workbook, sheet, options.header ?? true);
    if (survey !== null) return ok({ sheet, survey });
  }
  return refuseEmpty(file);
}

/** The rows of the table without its header; rows that hold nothing are only counted. */
async function* readRows(
  workbook: Workbook,
  sheet: Sheet,
  { columns }: SheetSurvey,
  headerRow: number,
): AsyncGenerator<readonly RowOfTexts[]> {
  let last = headerRow;
  for await (const rows of walkSheet(workbook, sheet)) {
    const texts: RowOfTexts[] = [];
    for (const { number, cells } of rows) {
      if (number <= headerRow) continue;
      while (++last < number) texts.push(null);
      texts.push(columns.map((column) => cells[column] ?? null));
    }
    yield texts;
  }
}

const refuseSheet = (file: string, name: string, sheets: readonly Sheet[]): Result<never> =>
  fail(
    'excel.unknownSheet',
    `${file} was not imported: it has no sheet "${name}". Nothing was changed.`,
    `Its sheets are ${sheets.map((sheet) => `"${sheet.name}"`).join(', ')}.`,
    { sheets: sheets.map((sheet) => sheet.name) },
  );

function refuseUnreckoned(file: string, { unreckoned: { where, count } }: SheetSurvey): Result<never> {
  const cells =
    count > where.length ? `${where.join(', ')}, … (${count.toLocaleString('en')} in all)` : where.join(', ');
  return refuse(
    'excel.notReckoned',
    file,
    `${count === 1 ? 'the formula in' : 'the formulas in'} ${cells} were never reckoned, so they have no values`,
    'Open it in Excel or LibreOffice, save it, and import it again.',
    { cells: where, total: count },
  );
}
