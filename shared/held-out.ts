import { z } from 'zod';

/**
 * Held-out rows of one site, or of all where `site` is null, counted by what the model said of the class looked for: place
 * `i` of 100 counts the rows that it gave at least `i / 100` and less than the next; the last place counts 1 as well.
 */
export const ScoreCounts = z.object({
  site: z.string().nullable(),
  positives: z.array(z.int()),
  negatives: z.array(z.int()),
});
export type ScoreCounts = z.infer<typeof ScoreCounts>;

/** How many held-out rows a number was told too high by `from` to `to` (not included), in the target's unit. */
export const ResidualBin = z.object({ from: z.number(), to: z.number(), n: z.int() });
export type ResidualBin = z.infer<typeof ResidualBin>;

/**
 * What a training answered to rows that it did not learn from: their numbers in the data set version, and row-major rows ×
 * classes probabilities in the order of the model's classes, or one number a row.
 */
export const HeldOutAnswers = z.object({
  rows: z.custom<Int32Array>((value) => value instanceof Int32Array),
  outputs: z.custom<Float32Array>((value) => value instanceof Float32Array),
});
export type HeldOutAnswers = z.infer<typeof HeldOutAnswers>;
