import { z } from 'zod';
import { Interval } from './interval.ts';

/** Why nobody could check what was kept of the earlier version's knowledge. */
export const UncheckedBecause = z.enum([
  /** The rows that the earlier version was judged on are not here any more. */
  'dataGone',
  /** The earlier version went on from one that is not here any more. */
  'baseGone',
]);
export type UncheckedBecause = z.infer<typeof UncheckedBecause>;

/**
 * Some of the earlier version's held-out rows, told before and after: the share told right, each with its 95 % interval, or
 * of a quantity the mean absolute error in its unit.
 */
export const KeptFigures = z.object({
  rows: z.int(),
  before: Interval,
  after: Interval,
  /** Told right before and wrong after, and the other way round; of a quantity farther off than before, and nearer. */
  lost: z.int(),
  gained: z.int(),
  /** `unsure`: it fell, though by no more than chance does with so few rows. */
  verdict: z.enum(['kept', 'unsure', 'forgotten']),
});
export type KeptFigures = z.infer<typeof KeptFigures>;

/**
 * What is left of the knowledge of a version that a model goes on from. It is measured on the rows that the version's own
 * run held out, by models that learned as the version and as the model did, though never from these rows.
 */
export const KeptKnowledge = z.object({
  overall: KeptFigures,
  /** By class; empty for a quantity. Classes without a held-out row are not listed. */
  classes: z.array(KeptFigures.extend({ name: z.string() })),
  /** Rows of the new data that are held-out rows of the version, and were left out of learning. */
  leftOutRows: z.int(),
  /** Rows of the new data that the version had learned from before. */
  knownRows: z.int(),
});
export type KeptKnowledge = z.infer<typeof KeptKnowledge>;
