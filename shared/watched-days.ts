import { z } from 'zod';
import { ColumnType } from './column.ts';
import { DriftLook } from './look.ts';

/** A column in one stretch of days, to be drawn. Null stands where there was nothing to compute from. */
export const ColumnStretch = z.object({
  /** Rows, missing ones included, and the share of missing ones (0 to 1). */
  n: z.int(),
  missing: z.number(),
  /** How far it is from what the model learned from, less what chance alone brings; see `changeBeyondChance`. */
  effect: z.number().nullable(),
  mean: z.number().nullable(),
  /** The 10th, 50th and 90th of a hundred; null for categories. */
  quantiles: z.tuple([z.number(), z.number(), z.number()]).nullable(),
  /** Shares of the values that are most frequent over all stretches, in their order; empty for numbers. */
  shares: z.array(z.number()),
});
export type ColumnStretch = z.infer<typeof ColumnStretch>;

/** A column over time: one stretch for each of the answer's `stretches`. */
export const WatchedColumn = z.object({
  name: z.string(),
  type: ColumnType,
  unit: z.string().nullable(),
  /** What `shares` are of. */
  values: z.array(z.string()),
  /** As the model's reference has it; null where it does not know the column. */
  reference: ColumnStretch.nullable(),
  stretches: z.array(ColumnStretch),
});
export type WatchedColumn = z.infer<typeof WatchedColumn>;

/** Days since 1970-01-01, both included, and the rows of all columns together. */
export const Stretch = z.object({ fromDay: z.int(), untilDay: z.int(), n: z.int() });
export type Stretch = z.infer<typeof Stretch>;

/** A look at the days up to `day`: what changed then, and at which site where one was looked at by itself. */
export const LookMark = DriftLook.pick({ day: true, drift: true }).extend({
  changed: z.array(z.object({ column: z.string(), site: z.string().nullable(), fromDay: z.int() })),
});
export type LookMark = z.infer<typeof LookMark>;

export const WatchedDays = z.object({
  modelRef: z.string(),
  sites: z.array(z.object({ site: z.string(), n: z.int() })),
  stretches: z.array(Stretch),
  columns: z.array(WatchedColumn),
  looks: z.array(LookMark),
  /** Days on which another version came into use. */
  versions: z.array(z.object({ day: z.int(), alias: z.string(), ref: z.string(), kind: z.string() })),
});
export type WatchedDays = z.infer<typeof WatchedDays>;
