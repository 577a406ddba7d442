import { z } from 'zod';

/**
 * What a column holds. `text` is free text and never enters a model; `category` and `boolean` are few repeated
 * spellings, kept as written; a `date` is whole days and a `datetime` milliseconds since 1970-01-01 UTC. An `image` is
 * the sha256 of a file among the home's blobs.
 */
export const ColumnType = z.enum(['text', 'category', 'boolean', 'integer', 'number', 'date', 'datetime', 'image']);
export type ColumnType = z.infer<typeof ColumnType>;

/** Whether its values can be learned from, compared and named in profiles; what is not is read one by one. */
export const isReadOneByOne = (type: ColumnType): boolean => type === 'text' || type === 'image';

/**
 * What a column is used as, where somebody said so. An `identifier` names a person (a name, a phone number): it is
 * sealed in records and never enters a data set. A `shown` column says which labels were given with a prediction in sight.
 */
export const ColumnRole = z.enum([
  'key',
  'label',
  'time',
  'site',
  'subject',
  'input',
  'shown',
  'ignored',
  'identifier',
]);
export type ColumnRole = z.infer<typeof ColumnRole>;

/**
 * What is known of a column beside its name and type. `min` and `max` are the allowed range, in the column's own numbers
 * (days or milliseconds since 1970-01-01 UTC for dates and datetimes), both included; `categories` are all values that a
 * category or boolean may have. A `sensitive` column may be used, but says something that a person may not want told
 * (religion, HIV status): fairness looks at it, and nobody shows its values without need.
 */
export const ColumnDescription = z.object({
  role: ColumnRole.optional(),
  unit: z.string().optional(),
  min: z.number().optional(),
  max: z.number().optional(),
  categories: z.array(z.string()).optional(),
  sensitive: z.boolean().optional(),
});
export type ColumnDescription = z.infer<typeof ColumnDescription>;

export const Column = ColumnDescription.extend({ name: z.string().min(1), type: ColumnType });
export type Column = z.infer<typeof Column>;

/** A change of what is known of a column: what is left out stays, null takes it away. */
export const ColumnChange = z.object({
  name: z.string().min(1),
  role: ColumnRole.nullable().optional(),
  unit: z.string().min(1).nullable().optional(),
  min: z.number().nullable().optional(),
  max: z.number().nullable().optional(),
  categories: z.array(z.string().min(1)).min(1).nullable().optional(),
  sensitive: z.boolean().optional(),
});
export type ColumnChange = z.infer<typeof ColumnChange>;
export const isNumericType = (type: ColumnType): boolean =>
  type === 'integer' || type === 'number' || type === 'date' || type === 'datetime';

/**
 * Some consecutive rows of one column, decoded. Numeric types (integer, number, date, datetime) are `values`, NaN
 * where missing; text, category, boolean and image are `codes` into `dictionary`, -1 where missing.
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
