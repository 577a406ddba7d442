import { z } from 'zod';
import { ShadowReport } from '../shadow.ts';
import { type CallRow, Nothing } from './call-row.ts';

/** Calls about versions that are tried on what people do: beside the champion, or on a part of the records. */
export const watchCalls = {
  /** What a version said beside the champion on the same records. Those that wait are not asked for by this. */
  'model.shadow': {
    input: z.object({ ref: z.string().default('@shadow'), examples: z.int().min(0).max(200).default(20) }),
    output: ShadowReport,
    changes: [],
  },
  /**
   * Lets the shadow answer some of the records that wait for it. Core does this by itself after each record; whoever
   * holds a door open says what changed.
   */
  'watch.run': {
    input: Nothing,
    output: z.object({
      /** Records that the shadow was asked about now, and those that still wait. */
      shadowed: z.int(),
      waiting: z.int(),
    }),
    changes: [],
  },
} satisfies Record<string, CallRow>;
