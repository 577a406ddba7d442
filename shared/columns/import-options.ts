import { z } from 'zod';
import { ColumnType } from '../column.ts';
import { ImageFindings } from './image-findings.ts';

/** How a date is written: 2026-11-23, 23/11/2026 or 11/23/2026 (with `/`, `.` or `-` between). */
export const DateOrder = z.enum(['yearFirst', 'dayFirst', 'monthFirst']);
export type DateOrder = z.infer<typeof DateOrder>;

export const Delimiter = z.enum([',', ';', '\t', '|']);
export type Delimiter = z.infer<typeof Delimiter>;

/** What a table's file is, by what stands in it; `images` is a folder of them, `croissant` one with a description. */
export const TableFormat = z.enum([
  'csv',
  'jsonLines',
  'json',
  'geoJson',
  'excel',
  'parquet',
  'arrow',
  'images',
  'croissant',
]);
export type TableFormat = z.infer<typeof TableFormat>;

/** How a file writes its letters. */
export const Encoding = z.enum(['utf-8', 'utf-16le', 'utf-16be', 'windows-1252']);
export type Encoding = z.infer<typeof Encoding>;

/** What a column of texts can be read as; no text is an image. */
export const TypeOfTexts = ColumnType.exclude(['image']);
export type TypeOfTexts = z.infer<typeof TypeOfTexts>;

/** What a person fixed about one column. A value that does not fit is then refused instead of widening the column. */
export const ColumnChoice = z.object({ name: z.string(), type: TypeOfTexts, dateOrder: DateOrder.optional() });
export type ColumnChoice = z.infer<typeof ColumnChoice>;

/** What is not said is found out from the file, except the decimal mark, which is a point until told. */
export const ImportOptions = z.object({
  encoding: Encoding.optional(),
  /** Of a workbook: the name of the sheet to read. Not said, it is the first that is shown and holds rows. */
  sheet: z.string().optional(),
  delimiter: Delimiter.optional(),
  decimal: z.enum(['.', ',']).optional(),
  /** Whether the first line names the columns; false names them column 1, column 2, … */
  header: z.boolean().optional(),
  /** Spellings that mean "no value", compared exactly. */
  missing: z.array(z.string()).optional(),
  columns: z.array(ColumnChoice).optional(),
  /** Of a folder of images: leaves out what does not fit (see `ImageFindings`) instead of refusing the folder. */
  leaveOut: z.boolean().optional(),
});
export type ImportOptions = z.infer<typeof ImportOptions>;

export const MISSING_SPELLINGS: readonly string[] = ['', 'NA', 'N/A', 'n/a', 'NULL', 'null', 'NaN', 'nan', '-'];

/** Why a column got its type, from the rows that were looked at. Lines are those of the file, counted from 1. */
export const ColumnEvidence = z.object({
  name: z.string(),
  type: ColumnType,
  dateOrder: DateOrder.optional(),
  /** Values looked at, and how many more cells were missing. */
  values: z.int(),
  missing: z.int(),
  /** Different spellings among the values. */
  distinct: z.int(),
  examples: z.array(z.string()),
  /** A narrower type that nearly all values fit, and the ones that do not: "3 of 10,000 values are not numbers". */
  nearly: z
    .object({ type: ColumnType, misfits: z.int(), lines: z.array(z.int()), examples: z.array(z.string()) })
    .optional(),
  /** Every value could be day/month or month/day: it stays text until somebody says which. */
  ambiguousDate: z.boolean(),
});
export type ColumnEvidence = z.infer<typeof ColumnEvidence>;

/**
 * Something in a file that is no value of the table, and what becomes of it. `where` are the first cells or rows; with
 * `raggedRows`, of more or fewer values than the header, it cannot be imported.
 */
export const TableNote = z.object({
  kind: z.enum(['titleRows', 'mergedCells', 'formulas', 'errorCells', 'raggedRows']),
  count: z.int(),
  where: z.array(z.string()),
});
export type TableNote = z.infer<typeof TableNote>;

export const TablePreview = z.object({
  format: TableFormat,
  /** Of a workbook: the sheet that is read, and all that can be. */
  sheet: z.string().optional(),
  sheets: z.array(z.object({ name: z.string(), hidden: z.boolean() })).optional(),
  notes: z.array(TableNote).optional(),
  /** Absent where the table was not written as text. */
  encoding: Encoding.optional(),
  delimiter: Delimiter,
  decimal: z.enum(['.', ',']),
  /** A comma where numbers look written with one and nobody has said so. */
  suggestedDecimal: z.literal(',').optional(),
  header: z.boolean(),
  sizeBytes: z.int(),
  /** Rows looked at; with `complete` these are all rows of the file. */
  sampledRows: z.int(),
  complete: z.boolean(),
  columns: z.array(ColumnEvidence),
  /** The first 50 rows as written. */
  rows: z.array(z.array(z.string())),
  images: ImageFindings.optional(),
});
export type TablePreview = z.infer<typeof TablePreview>;
