import { z } from 'zod';

/** error(rows) = floor + scale · rows^−power; all three at least 0. */
export const PowerLaw = z.object({ floor: z.number(), scale: z.number(), power: z.number() });
export type PowerLaw = z.infer<typeof PowerLaw>;

/** How wrong models were that learned from so many rows, each other ones. */
export const LearningPoint = z.object({ rows: z.int(), errors: z.array(z.number()) });
export type LearningPoint = z.infer<typeof LearningPoint>;

/** What a label takes a person. */
export const LabelPace = z.object({
  secondsPerLabel: z.number(),
  /** How many answers it was measured on; 0 is an assumption. */
  measuredOn: z.int(),
});
export type LabelPace = z.infer<typeof LabelPace>;

export const LearningCurve = z.object({
  runId: z.uuid(),
  /**
   * On held-out rows: of two classes the share of pairs, one of each, that stand in the wrong order (1 − AUC, which takes no
   * operating point); of more the share told wrongly; of a quantity the mean absolute error in its unit.
   */
  measure: z.enum(['pairsWrong', 'shareWrong', 'absoluteError']),
  points: z.array(LearningPoint),
  /** The rows that the curve ends at: all that the run could learn from when it was judged. */
  rows: z.int(),
  heldOutRows: z.int(),
  fit: PowerLaw,
  /** Fits to redrawn points: how sure the curve is. */
  redrawn: z.array(PowerLaw),
  pace: LabelPace,
  seconds: z.number(),
  measuredAtMs: z.int(),
});
export type LearningCurve = z.infer<typeof LearningCurve>;
