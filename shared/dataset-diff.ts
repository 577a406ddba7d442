import { z } from 'zod';
import { Cell, Column, ColumnType } from './column.ts';

const Side = z.object({ ref: z.string(), id: z.string(), rows: z.int() });

/** `range` is written `5 – 20` with dates as ISO text, `categories` with commas, `sensitive` is `yes` or null. */
export const ColumnProperty = z.enum(['unit', 'role', 'range', 'categories', 'sensitive']);
export type ColumnProperty = z.infer<typeof ColumnProperty>;

export const SchemaDiff = z.object({
  added: z.array(Column),
  removed: z.array(Column),
  retyped: z.array(z.object({ name: z.string(), before: ColumnType, after: ColumnType })),
  /** Something else is known of the same column, as text; null where nothing is. */
  changed: z.array(
    z.object({
      name: z.string(),
      what: ColumnProperty,
      before: z.string().nullable(),
      after: z.string().nullable(),
    }),
  ),
});
export type SchemaDiff = z.infer<typeof SchemaDiff>;

/** One row among the examples, counted from 0 in its version, with its key or, without one, the columns compared. */
export const RowExample = z.object({ row: z.int(), values: z.record(z.string(), Cell) });
export type RowExample = z.infer<typeof RowExample>;

export const ChangedRow = z.object({
  key: z.record(z.string(), Cell),
  /** Where it stands in either version, from 0. */
  rowBefore: z.int(),
  rowAfter: z.int(),
  cells: z.array(z.object({ column: z.string(), before: Cell, after: Cell })),
});
export type ChangedRow = z.infer<typeof ChangedRow>;

/** Rows that a key cannot tell apart, or that have none: they are counted here and compared nowhere. */
export const KeyProblem = z.object({
  kind: z.enum(['duplicateKey', 'missingKey']),
  side: z.enum(['before', 'after']),
  rows: z.int(),
  examples: z.array(RowExample),
});
export type KeyProblem = z.infer<typeof KeyProblem>;

/** Counts are of all rows; examples are the first of each kind, as many as were asked for. */
export const RowDiff = z.discriminatedUnion('by', [
  z.object({
    by: z.literal('key'),
    key: z.array(z.string()),
    added: z.int(),
    removed: z.int(),
    changed: z.int(),
    unchanged: z.int(),
    /** Columns of both versions in which any cell changed, the most changed first. */
    cellsByColumn: z.array(z.object({ column: z.string(), changed: z.int() })),
    problems: z.array(KeyProblem),
    examples: z.object({
      added: z.array(RowExample),
      removed: z.array(RowExample),
      changed: z.array(ChangedRow),
    }),
  }),
  /** No key: rows are equal when all columns that can be compared are; how often each stands there counts. */
  z.object({
    by: z.literal('wholeRow'),
    columns: z.array(z.string()),
    added: z.int(),
    removed: z.int(),
    unchanged: z.int(),
    examples: z.object({ added: z.array(RowExample), removed: z.array(RowExample) }),
  }),
]);
export type RowDiff = z.infer<typeof RowDiff>;

/** How one column of both versions is spread, from the stored profiles. Shares are 0 to 1; null: nothing to compute from. */
export const DistributionDiff = z.object({
  column: z.string(),
  type: ColumnType,
  missing: z.object({ before: z.number(), after: z.number() }),
  psi: z.number().nullable(),
  psiBand: z.enum(['small', 'moderate', 'large']).nullable(),
  /** Half the sum of differences of the shares of all bins: the part of the rows that would have to move. */
  totalVariation: z.number().nullable(),
  /** In the column's unit, dates in days and moments in milliseconds since 1970; null for categories. */
  numbers: z
    .array(
      z.object({
        what: z.enum(['mean', 'p10', 'p50', 'p90']),
        before: z.number().nullable(),
        after: z.number().nullable(),
      }),
    )
    .nullable(),
});
export type DistributionDiff = z.infer<typeof DistributionDiff>;

/** What changed from one version to another. */
export const DatasetDiff = z.object({
  before: Side,
  after: Side,
  /** The values of all rows and columns are the same. */
  isSame: z.boolean(),
  schema: SchemaDiff,
  rows: RowDiff,
  /** Columns of both versions whose values are counted alike, the most moved first. */
  distributions: z.array(DistributionDiff),
});
export type DatasetDiff = z.infer<typeof DatasetDiff>;
