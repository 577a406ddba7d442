import { type ImportOptions, type Delimiter, MISSING_SPELLINGS } from '../../../../shared/columns/import-options.ts';
import { ok, type Result } from '../../../../shared/result.ts';
import { detectDelimiter } from './detect-delimiter.ts';
import { declareColumn, type InferredColumn, inferColumn, type SampledRow } from './infer-type.ts';
import { parseNumber } from './parse-number.ts';
import { LONGEST_ROW_BYTES } from './open-csv-file.ts';
import {
  refuseDecimal,
  refuseEmpty,
  refuseLongRow,
  refuseMissingHeader,
  refuseNoRows,
  refuseNul,
  refuseUnclosedQuote,
} from './refusals.ts';
import { nameColumns, splitRows, type TextRow } from './split-rows.ts';
import type { CsvSample, TextSource } from './text-source.ts';

/** How a file is written and what its sampled rows say about its columns. */
export type CsvSurvey = Pick<TextSource, 'file' | 'counting'> & {
  readonly sizeBytes: number;
  readonly delimiter: Delimiter;
  readonly decimal: '.' | ',';
  readonly header: boolean;
  readonly missing: ReadonlySet<string>;
  readonly columns: readonly InferredColumn[];
  /** Rows below the header from the file's beginning. */
  readonly rows: readonly TextRow[];
  readonly complete: boolean;
  readonly sampledRows: number;
};

const SAMPLE_ROWS = 10_000;

/** Looks at a file's beginning (up to 10,000 rows) and, where it is large, at some rows of its middle. */
export function surveyCsv(source: TextSource, options: ImportOptions): Result<CsvSurvey> {
  const { file, counting, sample, declared } = source;
  const { head, complete, sizeBytes } = sample;
  const nul = head.indexOf('\0');
  if (nul !== -1) return refuseNul(file, head.slice(0, nul).split(/\r\n|\n|\r/).length);
  const delimiter = counting.by === 'rows' ? ',' : (options.delimiter ?? detectDelimiter(head, complete));
  const decimal = options.decimal ?? '.';
  if (decimal === delimiter && counting.by === 'lines') return refuseDecimal(file);
  const split = splitRows(head, delimiter, SAMPLE_ROWS + 1, complete, counting);
  const first = split.rows[0];
  if (first === undefined) return refuseFirstRow(file, sample, split.openQuoteLine);
  const header = counting.by === 'rows' || (options.header ?? true);
  if (options.header === undefined && counting.by === 'lines' && isNumbersOnly(first)) return refuseMissingHeader(file);
  const names = nameColumns(file, first, header);
  if (!names.ok) return names;
  const rows = header ? split.rows.slice(1) : split.rows;
  const isWhole = complete && split.openQuoteLine === null && split.rows.length <= SAMPLE_ROWS;
  if (rows.length === 0 && isWhole) return refuseNoRows(file);
  const sampled = [...rows, ...middleRows(sample, delimiter, first.cells.length)];
  const missing = new Set(options.missing ?? (declared?.every((type) => type !== null) ? [''] : MISSING_SPELLINGS));
  const columns = names.value.map((name, index) =>
    declareColumn(inferColumn({ name, index }, sampled, missing, decimal), declared?.[index]),
  );
  return ok({
    file,
    counting,
    sizeBytes,
    delimiter,
    decimal,
    header,
    missing,
    columns,
    rows,
    complete: isWhole,
    sampledRows: sampled.length,
  });
}

function refuseFirstRow(file: string, { complete }: CsvSample, openQuoteLine: number | null): Result<never> {
  if (openQuoteLine !== null) return refuseUnclosedQuote(file, openQuoteLine);
  return complete ? refuseEmpty(file) : refuseLongRow(file, 1, LONGEST_ROW_BYTES);
}

/** Numbers only, unless they rise by whole steps as the names 0, 1, 2 or 2019, 2020 do that other programs write. */
export function isNumbersOnly({ cells }: Pick<TextRow, 'cells'>): boolean {
  const numbers = cells.map((cell) => parseNumber(cell, { decimal: '.', told: true }));
  if (numbers.some(Number.isNaN)) return false;
  return !numbers.every(
    (value, index) => Number.isInteger(value) && (index === 0 || value > (numbers[index - 1] ?? 0)),
  );
}

/** Rows whose begin is only guessed: those with another number of fields may be cut inside a quoted value and are left out. */
function middleRows({ middle }: CsvSample, delimiter: Delimiter, width: number): readonly SampledRow[] {
  return middle
    .flatMap((text) => splitRows(text, delimiter, SAMPLE_ROWS, true).rows)
    .filter((row) => row.cells.length === width)
    .map(({ cells }) => ({ line: null, cells }));
}
