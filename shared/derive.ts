import { z } from 'zod';
import { Cell } from './column.ts';

/** `missing` and `present` take no value, `in` and `notIn` take `values`, the others take `value`. */
export const ConditionOperator = z.enum(['=', '!=', '<', '<=', '>', '>=', 'in', 'notIn', 'missing', 'present']);
export type ConditionOperator = z.infer<typeof ConditionOperator>;

/**
 * One column against what was said, as it stands in a table: dates as ISO text. A missing cell fits `missing` alone.
 * Texts are equal or not, they have no order.
 */
export const Comparison = z.object({
  column: z.string(),
  operator: ConditionOperator,
  value: Cell.optional(),
  values: z.array(Cell).optional(),
});
export type Comparison = z.infer<typeof Comparison>;

export type Condition = Comparison | { readonly all: readonly Condition[] } | { readonly any: readonly Condition[] };
export const Condition: z.ZodType<Condition> = z.union([
  Comparison,
  z.object({
    get all() {
      return z.array(Condition);
    },
  }),
  z.object({
    get any() {
      return z.array(Condition);
    },
  }),
]);

/** What stands where a value is missing: one that is said, or one that is learned from the rows that have it. */
export const FillWith = z.enum(['constant', 'mean', 'median', 'mostFrequent']);
export type FillWith = z.infer<typeof FillWith>;

/** One change of a version's rows or columns. Steps are taken in order, each on what the one before has left. */
export const DeriveStep = z.discriminatedUnion('kind', [
  /** Keeps the rows that fit. */
  z.object({ kind: z.literal('filter'), where: Condition }),
  /** Keeps these columns in this order; `as` gives one another name. */
  z.object({
    kind: z.literal('select'),
    columns: z.array(z.object({ name: z.string(), as: z.string().min(1).optional() })),
  }),
  /** Writes other values in place of some; what is not named stays, or is missing where `others` says so. */
  z.object({
    kind: z.literal('recode'),
    column: z.string(),
    values: z.array(z.object({ from: Cell, to: Cell })),
    others: z.enum(['keep', 'missing']).default('keep'),
  }),
  /** Fills missing cells. `value` is the constant, or what was learned: once it is there, it is not learned again. */
  z.object({ kind: z.literal('fill'), column: z.string(), with: FillWith, value: Cell.optional() }),
]);
export type DeriveStep = z.infer<typeof DeriveStep>;
