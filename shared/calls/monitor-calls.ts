import { z } from 'zod';
import { DriftReport, Finding } from '../drift.ts';
import { PredictionWindow } from '../prediction.ts';
import { Profile } from '../profile.ts';
import type { CallRow } from './call-row.ts';

/** Calls about drift. */
export const monitorCalls = {
  'monitor.report': {
    input: z.object({
      model: z.string().default('@champion'),
      windowId: z.string().optional(),
      path: z.string().optional(),
    }),
    output: z.object({
      modelRef: z.string(),
      windowId: z.string().nullable(),
      report: DriftReport,
      finding: Finding,
      alertId: z.string().nullable(),
      reference: Profile,
      current: Profile,
    }),
    changes: ['alerts', 'sync'],
  },
  /** The same as a page of HTML with aggregates alone, for a window to print. */
  'monitor.page': {
    input: z.object({
      model: z.string().default('@champion'),
      windowId: z.string().optional(),
      path: z.string().optional(),
    }),
    output: z.object({ html: z.string() }),
    changes: [],
  },
  /** Writes that page to `path`; `data` is a file to report on, which is not stored. */
  'monitor.export': {
    input: z.object({
      model: z.string().default('@champion'),
      windowId: z.string().optional(),
      data: z.string().optional(),
      path: z.string(),
    }),
    output: z.object({ path: z.string(), modelRef: z.string() }),
    changes: [],
  },
  'monitor.windows': {
    input: z.object({ model: z.string().default('@champion') }),
    output: z.object({ windows: z.array(PredictionWindow) }),
    changes: [],
  },
} satisfies Record<string, CallRow>;
