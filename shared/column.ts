import { z } from 'zod';

/**
 * What a column holds. `text` is free text and never enters a model; `category` and `boolean` are few repeated
 * spellings, kept as written; a `date` is whole days and a `datetime` milliseconds since 1970-01-01 UTC.
 */
export const ColumnType = z.enum(['text', 'category', 'boolean', 'integer', 'number', 'date', 'datetime']);
export type ColumnType = z.infer<typeof ColumnType>;

/**
 * What a column is used as, where somebody said so. An `identifier` names a person (a name, a phone number): it is
 * sealed in records and never enters a data set.
 */
export const ColumnRole = z.enum(['key', 'label', 'time', 'site', 'subject', 'input', 'ignored', 'identifier']);
export type ColumnRole = z.infer<typeof ColumnRole>;

export const Column = z.object({
  name: z.string().min(1),
  type: ColumnType,
  role: ColumnRole.optional(),
  unit: z.string().optional(),
});
export type Column = z.infer<typeof Column>;

export const isNumericType = (type: ColumnType): boolean =>
  type === 'integer' || type === 'number' || type === 'date' || type === 'datetime';

/**
 * Some consecutive rows of one column, decoded. Numeric types (integer, number, date, datetime) are `values`, NaN
 * where missing; text, category and boolean are `codes` into `dictionary`, -1 where missing.
 */
export type ColumnChunk = NumericChunk | CodedChunk;
export type NumericChunk = { readonly kind: 'numeric'; readonly values: Float64Array };
export type CodedChunk = { readonly kind: 'coded'; readonly codes: Int32Array; readonly dictionary: readonly string[] };

/** Rows of a full chunk. The last chunk of an import or an append may hold fewer. */
export const CHUNK_ROWS = 32_768;

export const rowsOf = (chunk: ColumnChunk): number =>
  chunk.kind === 'numeric' ? chunk.values.length : chunk.codes.length;

/** One cell as the window and the command line see it; null is missing. Dates are ISO text. */
export const Cell = z.union([z.string(), z.number(), z.null()]);
export type Cell = z.infer<typeof Cell>;
