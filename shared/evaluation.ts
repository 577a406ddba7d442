import { z } from 'zod';
import { Metrics } from './model.ts';

const CalibrationFigures = z.object({ logLoss: z.number(), brier: z.number() });

/**
 * How the answers were calibrated on the held-out rows, with the figures of those rows before and after; after is
 * measured by calibrations that did not see the rows. `none` where nothing helped.
 */
export const CalibrationMade = z.object({
  method: z.enum(['none', 'platt', 'isotonic', 'temperature']),
  rows: z.int(),
  before: CalibrationFigures,
  after: CalibrationFigures,
});
export type CalibrationMade = z.infer<typeof CalibrationMade>;

/** By metric, 95 % intervals; a metric without one is not listed. */
export const MetricIntervals = z.record(z.string(), z.object({ low: z.number(), high: z.number() }));
export type MetricIntervals = z.infer<typeof MetricIntervals>;

/**
 * How well held-out rows with one value of a column were told: sensitivity, specificity and auc of two classes, accuracy
 * of more, mae of a quantity (in its unit), each with its 95 % interval over `n` rows (all of the value; only those of
 * one class count in sensitivity and specificity: `of`).
 */
export const Slice = z.object({
  column: z.string(),
  value: z.string(),
  n: z.int(),
  metric: z.string(),
  measured: z.number(),
  of: z.int(),
  low: z.number(),
  high: z.number(),
});
export type Slice = z.infer<typeof Slice>;

/** Held-out rows by how their label was given: before (`blind`) or after the person saw a prediction (`shown`). */
export const SightFigures = z.object({
  given: z.enum(['blind', 'shown']),
  n: z.int(),
  metrics: Metrics,
  intervals: MetricIntervals,
});
export type SightFigures = z.infer<typeof SightFigures>;

/**
 * How the rows were parted for judging. The same data, seed and plan part them the same way; `digest` is the sha256 over
 * the row numbers of every part, so that a second parting can be held against the first.
 */
export const SplitMade = z.object({
  kind: z.enum(['random', 'group', 'time']),
  column: z.string().nullable(),
  /** One for each part held out in turn. */
  folds: z.array(z.object({ trainingRows: z.int(), heldOutRows: z.int(), metrics: Metrics })),
  /** Rows in no part: their time is not known. */
  leftOutRows: z.int(),
  digest: z.string(),
});
export type SplitMade = z.infer<typeof SplitMade>;

/** Something about the data that makes the figures or the model doubtful; `code` is stable. */
export const TrainingWarning = z.object({
  code: z.string(),
  column: z.string().nullable(),
  message: z.string(),
  hint: z.string(),
});
export type TrainingWarning = z.infer<typeof TrainingWarning>;

/** By how much the held-out loss (log loss, or rmse) rises when a column's cells change places: mean and deviation. */
export const PermutedColumn = z.object({ column: z.string(), rise: z.number(), spread: z.number() });
export type PermutedColumn = z.infer<typeof PermutedColumn>;
