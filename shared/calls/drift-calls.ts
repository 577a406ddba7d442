import { z } from 'zod';
import { Finding } from '../drift.ts';
import { DriftLook } from '../look.ts';
import { AgreementReport, LabelRequest, Performance } from '../performance.ts';
import { WatchedDays } from '../watched-days.ts';
import type { CallRow } from './call-row.ts';

/** Calls about what comes in over time, and how good a model's answers to it are. */
export const driftCalls = {
  'monitor.look': {
    input: z.object({ model: z.string().default('@champion') }),
    output: z.object({
      modelRef: z.string(),
      /**
       * `new` where this look was made now. Else `look` is the newest one, null where there is none: somebody looked
       * today already, the clock stands before that look, or too little was captured to look at.
       */
      state: z.enum(['new', 'alreadyLooked', 'clockBehind', 'tooFew']),
      look: DriftLook.nullable(),
      finding: Finding.nullable(),
    }),
    changes: ['alerts'],
  },
  'monitor.days': {
    input: z.object({
      model: z.string().default('@champion'),
      /** Days up to today that are shown; two years at most. */
      days: z.int().min(1).max(731).default(90),
      by: z.enum(['day', 'week', 'month']).default('day'),
      /** One site alone; all of them where none is named. */
      site: z.string().optional(),
    }),
    output: WatchedDays,
    changes: [],
  },
  'monitor.simulate': {
    input: z.object({
      model: z.string().default('@champion'),
      /** Records of a window. */
      n: z.int().min(1).max(100_000).default(100),
      runs: z.int().min(1).max(10_000).default(500),
    }),
    output: z.object({
      modelRef: z.string(),
      runs: z.int(),
      n: z.int(),
      referenceN: z.int(),
      /** Share of reports in which any column alarmed. */
      falseAlarmRate: z.number(),
      /** Share of p-values at or below 5 %, by test. */
      perTest: z.record(z.string(), z.number()),
    }),
    changes: [],
  },
  'monitor.performance': {
    input: z.object({
      model: z.string().default('@champion'),
      days: z.int().min(1).max(731).default(90),
      by: z.enum(['day', 'week', 'month']).default('week'),
    }),
    output: Performance,
    changes: [],
  },
  'monitor.agreement': {
    input: z.object({ model: z.string().default('@champion'), days: z.int().min(1).max(731).default(90) }),
    output: AgreementReport,
    changes: [],
  },
  /** Records whose truth would tell most, those that nobody has answered. */
  'monitor.toLabel': {
    input: z.object({
      model: z.string().default('@champion'),
      limit: z.int().min(1).max(200).default(20),
    }),
    output: z.object({ modelRef: z.string(), waiting: z.int(), records: z.array(LabelRequest) }),
    changes: [],
  },
} satisfies Record<string, CallRow>;
