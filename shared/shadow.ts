import { z } from 'zod';
import { Interval } from './interval.ts';
import { Output } from './model.ts';
import { TestMetric } from './model-tests.ts';

/** A metric of both on the same records whose truth a person said; `gain` is positive where the shadow is better. */
export const ShadowMetric = z.object({
  metric: TestMetric.extract(['accuracy', 'sensitivity', 'specificity', 'mae']),
  shadow: Interval,
  champion: Interval,
  gain: Interval.nullable(),
});
export type ShadowMetric = z.infer<typeof ShadowMetric>;

/** How often both say the same of the records with one value of a column, or between two bands' edges. */
export const ShadowSlice = z.object({ column: z.string(), name: z.string(), records: z.int(), same: Interval });
export type ShadowSlice = z.infer<typeof ShadowSlice>;

/** What is measured on records of which both answered; each counts once, as it is after its edits. */
export const ShadowComparison = z.object({
  records: z.int(),
  /** When the first of them was advised on; null for none. */
  sinceMs: z.int().nullable(),
  /** How often both say the same; null without records, and for quantities. */
  agreement: Interval.nullable(),
  /** Of quantities: how much more the shadow says; null without records, and for classes. */
  difference: Interval.nullable(),
  slices: z.array(ShadowSlice),
  /** Where people answered: of `records` so many `blind`, before they saw what the champion says. */
  labelled: z.object({ records: z.int(), blind: z.int(), metrics: z.array(ShadowMetric) }),
});
export type ShadowComparison = z.infer<typeof ShadowComparison>;

/** A record of which the two do not say the same. */
export const ShadowExample = z.object({
  recordId: z.string(),
  subjectId: z.string().nullable(),
  subjectCode: z.string().nullable(),
  champion: Output,
  shadow: Output,
  /** What a person said; null where nobody did. */
  truth: z.string().nullable(),
  scoredAtMs: z.int(),
});
export type ShadowExample = z.infer<typeof ShadowExample>;

/** What a version said silently beside the champion's advice. */
export const ShadowReport = ShadowComparison.extend({
  modelRef: z.string(),
  modelVersionId: z.uuid(),
  positiveClass: z.string().nullable(),
  /** Null where none is in use. */
  championRef: z.string().nullable(),
  /** Whether the alias points at it now, so that new records are scored. */
  isShadow: z.boolean(),
  /** Why the two cannot be compared; null where they can. */
  because: z.enum(['noChampion', 'isChampion', 'otherAnswers']).nullable(),
  /** Records that it could not answer. */
  failed: z.int(),
  /** Records that it was not asked about yet. */
  waiting: z.int(),
  /** The newest first; records of people who were erased are counted and not shown. */
  examples: z.array(ShadowExample),
});
export type ShadowReport = z.infer<typeof ShadowReport>;
