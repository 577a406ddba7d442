import { z } from 'zod';
import { Interval } from './interval.ts';

const share = z.number().min(0).max(1);

/**
 * What a version is watched for while it advises on a part of the records, or newly on all of them. A tripwire that is null is
 * not watched.
 */
export const Tripwires = z.strictObject({
  /** The chance that a sound version is ever taken back, by whichever tripwire and however long it is watched. */
  falseAlarm: z.number().gt(0).max(0.2).default(0.01),
  /** Nothing is judged on fewer records. */
  leastRecords: z.int().min(5).max(10_000).default(20),
  /** Days after its promotion that a champion is watched for; 0 watches no champion. */
  watchDays: z.number().min(0).max(365).default(14),
  /** The largest share of records that it may fail to answer, also where the answer is no number. */
  failed: z.object({ most: share }).nullable().default({ most: 0.05 }),
  /** The largest share of answers that may take longer than `ms` of the model's own work. */
  slow: z.object({ ms: z.number().positive(), most: share }).nullable().default({ ms: 2_000, most: 0.1 }),
  /** How far the share told the class looked for may lie from that of the version it stands in for. */
  positive: z.object({ within: share }).nullable().default({ within: 0.2 }),
  /** How much more often people may correct it than the version it stands in for. */
  corrected: z.object({ within: share }).nullable().default({ within: 0.1 }),
});
export type Tripwires = z.infer<typeof Tripwires>;

export const TripwireName = z.enum(['failed', 'slow', 'positive', 'corrected']);
export type TripwireName = z.infer<typeof TripwireName>;

/** A share with the interval that holds at every look at once; null without records. */
export const WatchedShare = z.object({ count: z.int(), of: z.int(), share: Interval.nullable() });
export type WatchedShare = z.infer<typeof WatchedShare>;

/** What one tripwire says now. */
export const TripwireState = z.object({
  tripwire: TripwireName,
  /** `most` of a share, or `within` of a difference. */
  limit: z.number(),
  own: WatchedShare,
  /** Of the version that it is held against; null where it is held against the limit alone. */
  other: WatchedShare.nullable(),
  verdict: z.enum(['tooFew', 'holds', 'tripped']),
});
export type TripwireState = z.infer<typeof TripwireState>;

/** Why a version was taken back by itself: what the tripwires said then. */
export const TripEvidence = z.object({
  tripped: TripwireName,
  states: z.array(TripwireState),
  /** The version that it was held against. */
  againstRef: z.string(),
  falseAlarm: z.number(),
  judgedAtMs: z.int(),
});
export type TripEvidence = z.infer<typeof TripEvidence>;
