import { z } from 'zod';
import { Cell } from './column.ts';

/** How far one column moves the score away from the base; `error` is the standard error of a sampled one. */
export const Contribution = z.object({
  column: z.string(),
  contribution: z.number(),
  error: z.number().optional(),
});
export type Contribution = z.infer<typeof Contribution>;

/**
 * How far the score falls where one field of a grid over a picture is covered, row by row from the top left, in the
 * explanation's unit: what speaks for `of` is above 0.
 */
export const Occlusion = z.object({ column: z.string(), rows: z.int(), columns: z.int(), drops: z.array(z.number()) });
export type Occlusion = z.infer<typeof Occlusion>;

/**
 * Why a model answered as it did: `base` plus all contributions is `score`. The score is the log-odds of the class `of`
 * (natural logarithm), or the quantity in its own unit. `base` is the mean score over the training rows; of a
 * picture it is the score of the same picture covered whole.
 */
export const Explanation = z.object({
  method: z.enum(['trees', 'linear', 'sampled', 'occlusion']),
  unit: z.enum(['logOdds', 'quantity']),
  /** The class whose log-odds they are; null for a quantity. */
  of: z.string().nullable(),
  base: z.number(),
  score: z.number(),
  /** One for each column that the model reads, the largest first. */
  contributions: z.array(Contribution),
  /** For a model of pictures alone. */
  occlusion: Occlusion.optional(),
});
export type Explanation = z.infer<typeof Explanation>;

/** Another value of one column with which the same record would be answered `to`. */
export const Turn = z.object({ column: z.string(), value: Cell, to: z.string() });
export type Turn = z.infer<typeof Turn>;
