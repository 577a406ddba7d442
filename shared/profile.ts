import { z } from 'zod';
import { ColumnType } from './column.ts';

/** One check for the whole array: a look reads the profiles of hundreds of days, of which each number would be a check. */
export const WholeNumbers = z.custom<number[]>(
  (value) => Array.isArray(value) && value.every((one) => Number.isSafeInteger(one)),
);

/**
 * A column in a few kilobytes, mergeable between any two sites. Numbers fall on one grid that no data decide:
 * sign × binary exponent × sub-bucket (see `domain/number-grid.ts`); counts merge exactly, moments to 1e-12.
 */
export const NumericProfile = z.object({
  kind: z.literal('numeric'),
  type: ColumnType,
  n: z.int(),
  missing: z.int(),
  min: z.number().nullable(),
  max: z.number().nullable(),
  mean: z.number(),
  /** Sum of squared deviations from the mean. */
  m2: z.number(),
  /** Bucket numbers ascending, and how many values fell in each. */
  buckets: WholeNumbers,
  counts: WholeNumbers,
});
export type NumericProfile = z.infer<typeof NumericProfile>;

/** `values` by falling count, at most 200 (the rest is `other`). Free text keeps no values: only `n`, `missing`, `distinct`. */
export const CategoryProfile = z.object({
  kind: z.literal('category'),
  type: ColumnType,
  n: z.int(),
  missing: z.int(),
  distinct: z.int(),
  values: z.array(z.string()),
  counts: WholeNumbers,
  other: z.int(),
});
export type CategoryProfile = z.infer<typeof CategoryProfile>;

/** `n` counts all rows, missing ones included. */
export const ColumnProfile = z.discriminatedUnion('kind', [NumericProfile, CategoryProfile]);
export type ColumnProfile = z.infer<typeof ColumnProfile>;

export const Profile = z.object({ rows: z.int(), columns: z.record(z.string(), ColumnProfile) });
export type Profile = z.infer<typeof Profile>;
