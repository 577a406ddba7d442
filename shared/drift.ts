import { z } from 'zod';
import { Interval } from './interval.ts';
import { ColumnType } from './column.ts';

/** `chiSquare`, `fisher` and `permutation` are one test of categories: which one depends on the counts. */
export const DriftTestName = z.enum([
  'ks',
  'rankSum',
  'mood',
  'psi',
  'chiSquare',
  'fisher',
  'permutation',
  'missing',
  'range',
  'newCategories',
]);
export type DriftTestName = z.infer<typeof DriftTestName>;

export const DriftTest = z.object({ name: DriftTestName, statistic: z.number(), pValue: z.number() });
export type DriftTest = z.infer<typeof DriftTest>;

/**
 * Why a column could or could not be compared. `newColumn`: the reference lacks it; `removedColumn`: the window does;
 * `typeChanged`: numbers became categories or the other way; `notCompared`: free text, of which only missing is known;
 * `tooFew`: under ten rows on either side, whose tests are shown and never alarm.
 */
export const DriftState = z.enum([
  'compared',
  'emptyReference',
  'emptyWindow',
  'allMissing',
  'newColumn',
  'removedColumn',
  'typeChanged',
  'notCompared',
  'tooFew',
]);
export type DriftState = z.infer<typeof DriftState>;

/** What in a column changed, where it alarmed. `structure` is a column removed or of another kind. */
export const DriftCause = z.enum(['distribution', 'missing', 'range', 'newCategories', 'structure']);
export type DriftCause = z.infer<typeof DriftCause>;

/** Before and after in plain numbers: means in the column's unit, or the share (0–1) of the value that moved most. */
export const DriftSize = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('mean'), before: z.number(), after: z.number() }),
  z.object({ kind: z.literal('share'), value: z.string(), before: z.number(), after: z.number() }),
]);
export type DriftSize = z.infer<typeof DriftSize>;

/** One column of a window against the reference. `null` stands where there was nothing to compute from. */
export const DriftColumn = z.object({
  name: z.string(),
  type: ColumnType,
  state: DriftState,
  /** Values present in the window and in the reference. */
  n: z.int(),
  referenceN: z.int(),
  /** The test of the distribution, with its own p-value. */
  test: DriftTestName.nullable(),
  statistic: z.number().nullable(),
  pValue: z.number().nullable(),
  /** All tests of the column; their p-values together make `combinedPValue`, corrected over columns `adjustedPValue`. */
  tests: z.array(DriftTest),
  combinedPValue: z.number(),
  adjustedPValue: z.number(),
  drift: z.boolean(),
  cause: DriftCause.nullable(),
  psi: z.number().nullable(),
  /** Customary bands: below 0.1, below 0.25, above. They ignore the sample size and never alarm. */
  psiBand: z.enum(['small', 'moderate', 'large']).nullable(),
  psiPValue: z.number().nullable(),
  missingShare: z.object({ reference: z.number(), current: z.number(), pValue: z.number() }),
  newCategories: z.array(z.object({ value: z.string(), count: z.int() })),
  /** Values beyond the reference's range; null for categories. */
  outOfRange: z.object({ below: z.int(), above: z.int() }).nullable(),
  effect: z.object({ name: z.enum(['standardizedWasserstein', 'cramersV']), value: z.number() }).nullable(),
  size: DriftSize.nullable(),
});
export type DriftColumn = z.infer<typeof DriftColumn>;

/** One site's readings of one column shifted against what the other columns suggest. `size` is in the column's unit. */
export const SiteChange = z.object({
  column: z.string(),
  site: z.string(),
  /** Days since 1970-01-01: the first day of the shifted readings. */
  sinceDay: z.int(),
  size: Interval,
  /** Readings at the site since then. */
  n: z.int(),
  /** Corrected over all sites, columns and days that were looked at. */
  pValue: z.number(),
  /** The same difference at every site since that day, for comparison; sites with fewer than two readings are left out. */
  sites: z.array(Interval.extend({ site: z.string(), n: z.int() })),
});
export type SiteChange = z.infer<typeof SiteChange>;

export const DriftReport = z.object({
  /** Rows of the window and of the reference. */
  n: z.int(),
  referenceN: z.int(),
  /** Level at which columns alarm: the chance of any false alarm among them when nothing changed. */
  alpha: z.number(),
  drift: z.boolean(),
  columns: z.array(DriftColumn),
  siteChange: SiteChange.nullable(),
});
export type DriftReport = z.infer<typeof DriftReport>;

/** A sentence to be said: a catalogue key and the plain values it names. */
export const Finding = z.object({
  key: z.string(),
  values: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type Finding = z.infer<typeof Finding>;
