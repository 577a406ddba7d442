import { z } from 'zod';
import { DriftCause, DriftColumn } from './drift.ts';

/** Days since 1970-01-01, both included. */
export const LookWindow = z.object({ name: z.enum(['day', 'week', 'month']), fromDay: z.int(), untilDay: z.int() });
export type LookWindow = z.infer<typeof LookWindow>;

/** How far a column at one site is from what it was compared with, and how far the others would be without that site. */
export const SiteShare = z.object({
  site: z.string(),
  n: z.int(),
  effect: z.number().nullable(),
  withoutIt: z.number().nullable(),
});
export type SiteShare = z.infer<typeof SiteShare>;

/** A column that changed in one comparison of a look. */
export const ChangedColumn = DriftColumn.pick({
  name: true,
  type: true,
  n: true,
  referenceN: true,
  adjustedPValue: true,
  psi: true,
  psiBand: true,
  missingShare: true,
  newCategories: true,
  outOfRange: true,
  effect: true,
  size: true,
}).extend({
  cause: DriftCause,
  /** What drives it: the sites that are furthest away first. Empty where one site was looked at by itself. */
  sites: z.array(SiteShare),
});
export type ChangedColumn = z.infer<typeof ChangedColumn>;

/**
 * One window of a look. A whole window is compared with what the model learned from (`reference`); one site, and the
 * model's confidence, with their own days before (`earlier`).
 */
export const LookComparison = LookWindow.extend({
  site: z.string().nullable(),
  against: z.enum(['reference', 'earlier']),
  n: z.int(),
  referenceN: z.int(),
  /** Its part of the look's chance of a false alarm. */
  level: z.number(),
  /** The least adjusted p-value of its columns; 1 where nothing could be tested. */
  leastPValue: z.number(),
  changed: z.array(ChangedColumn),
});
export type LookComparison = z.infer<typeof LookComparison>;

/** A look at the days up to `day`. All looks of a period of ninety days together raise a false alarm in 5 % of periods at most. */
export const DriftLook = z.object({
  id: z.string(),
  day: z.int(),
  periodStartDay: z.int(),
  /** The chance of a false alarm that this look spent. */
  level: z.number(),
  drift: z.boolean(),
  comparisons: z.array(LookComparison),
  lookedAtMs: z.int(),
});
export type DriftLook = z.infer<typeof DriftLook>;
