import { z } from 'zod';
import { Interval } from './interval.ts';

/**
 * By metric, with 95 % intervals; one that nothing can be said of is not listed. `accuracy`, `sensitivity`, `specificity`
 * and `precision` are shares (0 to 1); `mae` is in the target's unit.
 */
export const Figures = z.record(z.string(), Interval);
export type Figures = z.infer<typeof Figures>;

/** Performance of a model version on what was captured in some days (since 1970-01-01, both included). */
export const PerformanceStretch = z.object({
  fromDay: z.int(),
  untilDay: z.int(),
  /** Records that it answered, those of them whose truth somebody told, and those told without the answer in sight. */
  n: z.int(),
  labelled: z.int(),
  blind: z.int(),
  /** Held against all truths, and against those alone that were told without the answer in sight. */
  measured: Figures,
  measuredBlind: Figures,
  /** Of all `n` records, without any truth; empty where it cannot be estimated. */
  estimated: Figures,
});
export type PerformanceStretch = z.infer<typeof PerformanceStretch>;

/** Why an estimate without labels, or a part of it, may be wrong here. */
export const EstimateCaveat = z.enum([
  'relationMayHaveChanged',
  'fewRecords',
  'unlikeTraining',
  'driftFound',
  'trialAnswers',
]);
export type EstimateCaveat = z.infer<typeof EstimateCaveat>;

export const Performance = z.object({
  modelRef: z.string(),
  stretches: z.array(PerformanceStretch),
  /** The whole of the time, and its parts by site with their figures against all truths. */
  whole: PerformanceStretch,
  slices: z.array(z.object({ site: z.string(), n: z.int(), labelled: z.int(), measured: Figures })),
  /** Half of the truths came later than so many days after the capture; null where none came. */
  medianDelayDays: z.number().nullable(),
  /** Labels of predictions that are not in this home, which count nowhere. */
  labelsOfUnknown: z.int(),
  caveats: z.array(EstimateCaveat),
});
export type Performance = z.infer<typeof Performance>;

/** How one person, or all at one site, answers after seeing a prediction and without. */
export const AgreementLine = z.object({
  /** Agreement after seeing it and without; null where nobody answered so. */
  shown: Interval.nullable(),
  blind: Interval.nullable(),
  shownAnswers: z.int(),
  blindAnswers: z.int(),
  /** How much more often they agree after seeing it; null where one of both is missing. */
  difference: Interval.nullable(),
  /** Half of the answers came within so many seconds of the one before; null of fewer than twenty. */
  medianSeconds: z.number().nullable(),
  /** Share of answers given within two seconds of the one before; null of fewer than twenty. */
  withinTwoSeconds: z.number().nullable(),
  /**
   * `goesAlong`: agrees clearly oftener after seeing it; `confirmsAll`: confirms all, most of it within two seconds;
   * `tooFew`: too few answers to say. Null where nothing stands out.
   */
  finding: z.enum(['goesAlong', 'confirmsAll', 'tooFew']).nullable(),
});
export type AgreementLine = z.infer<typeof AgreementLine>;

export const AgreementReport = z.object({
  modelRef: z.string(),
  people: z.array(AgreementLine.extend({ actorId: z.string(), name: z.string() })),
  sites: z.array(AgreementLine.extend({ site: z.string() })),
  weeks: z.array(AgreementLine.extend({ fromDay: z.int(), untilDay: z.int() })),
});
export type AgreementReport = z.infer<typeof AgreementReport>;

/** A record whose truth would tell much: `uncertain` (0 to 1) where the model hardly knows, `apart` from those chosen before it. */
export const LabelRequest = z.object({
  recordId: z.string(),
  predictionId: z.string(),
  day: z.int(),
  site: z.string(),
  prediction: z.union([z.string(), z.number()]),
  score: z.number().nullable(),
  uncertain: z.number(),
  apart: z.number(),
  isOutside: z.boolean(),
});
export type LabelRequest = z.infer<typeof LabelRequest>;
