import { z } from 'zod';
import { Metrics } from './model.ts';

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
