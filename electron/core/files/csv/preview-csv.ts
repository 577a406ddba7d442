import type {
  ColumnChoice,
  ColumnEvidence,
  ImportOptions,
  TablePreview,
} from '../../../../shared/columns/import-options.ts';
import { ok, type Result } from '../../../../shared/result.ts';
import type { InferredColumn } from './infer-type.ts';
import { openCsvFile } from './open-csv-file.ts';
import { type CsvSurvey, surveyCsv } from './survey-csv.ts';
import type { TextSource } from './text-source.ts';

const SHOWN_ROWS = 50;
const SHOWN_RAGGED = 10;
const COMMA_NUMBER = /^-?\d+,\d+$/;
const GROUPED_THOUSANDS = /^-?\d{1,3}(,\d{3})+$/;

/**
 * What an import of this file would do, before it does it: delimiter, header, the type of every column with its
 * evidence, ragged rows, and the first 50 rows. Fails with the code an import would fail with where nothing can be shown;
 * ragged rows and values beyond the sample are found by the import.
 */
export async function previewCsv(path: string, options: ImportOptions): Promise<Result<TablePreview>> {
  const source = await openCsvFile(path, options.encoding);
  return source.ok ? previewText(source.value, options) : source;
}

/** The same for any table that is written as text. */
export function previewText(source: TextSource, options: ImportOptions): Result<TablePreview> {
  const survey = surveyCsv(source, options);
  if (!survey.ok) return survey;
  const { delimiter, decimal, header, sizeBytes, sampledRows, complete, columns, rows } = survey.value;
  return ok({
    format: source.format,
    delimiter,
    decimal,
    ...(source.encoding === null ? {} : { encoding: source.encoding }),
    ...(options.decimal === undefined && looksLikeDecimalComma(survey.value) ? { suggestedDecimal: ',' as const } : {}),
    header: header && source.isUnnamed !== true,
    ...source.about,
    ...raggedNote(survey.value),
    sizeBytes,
    sampledRows,
    complete,
    columns: columns.map((column) => asChosen(withoutFallback(column), options.columns ?? [])),
    rows: rows.slice(0, SHOWN_ROWS).map((row) => [...row.cells]),
  });
}

/** Rows of the sample that have more or fewer values than there are columns; cells of other formats are never ragged. */
function raggedNote({ columns, counting, rows }: CsvSurvey): Pick<TablePreview, 'notes'> {
  if (counting.by === 'rows') return {};
  const ragged = rows.filter(({ cells }) => cells.length !== columns.length).map(({ line }) => String(line));
  return ragged.length === 0
    ? {}
    : { notes: [{ kind: 'raggedRows', count: ragged.length, where: ragged.slice(0, SHOWN_RAGGED) }] };
}

export const withoutFallback = ({ widensTo: _, ...evidence }: InferredColumn): ColumnEvidence => evidence;

/** What somebody chose leaves no doubt. */
function asChosen(evidence: ColumnEvidence, choices: readonly ColumnChoice[]): ColumnEvidence {
  const choice = choices.find(({ name }) => name === evidence.name);
  if (choice === undefined) return evidence;
  return { ...withoutDoubt(evidence), ...choice, ambiguousDate: false };
}

const withoutDoubt = ({ nearly: _, ...evidence }: ColumnEvidence): ColumnEvidence => evidence;

/** Some column holds numbers with a comma that are not grouped thousands, and no column numbers with a point. */
function looksLikeDecimalComma({ columns, delimiter }: CsvSurvey): boolean {
  if (delimiter === ',' || columns.some((column) => column.type === 'number')) return false;
  return columns.some(
    ({ examples }) =>
      examples.some((text) => COMMA_NUMBER.test(text) && !GROUPED_THOUSANDS.test(text)) &&
      examples.every((text) => /^-?\d+(,\d+)?$/.test(text)),
  );
}
