import { z } from 'zod';
import { Tripwires, TripwireState } from '../tripwires.ts';
import { AliasMove } from '../registry.ts';
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
  /** What the tripwires of the canary and of a newly promoted champion say now, and what was taken back by itself. */
  'watch.show': {
    input: Nothing,
    output: z.object({
      watched: z.array(
        z.object({
          move: AliasMove,
          tripwires: Tripwires,
          /** When watching it ends; null for a canary. */
          untilMs: z.number().nullable(),
          /** The version that it is held against. */
          againstRef: z.string(),
          states: z.array(TripwireState),
        }),
      ),
      takenBack: z.array(AliasMove),
    }),
    changes: [],
  },
  /**
   * Takes back what a tripwire trips for, and lets the shadow answer some of the records that wait for it. Core does this by
   * itself after records and answers came; whoever holds a door open says what changed.
   */
  'watch.run': {
    input: Nothing,
    output: z.object({
      /** Moves of aliases that this made. */
      takenBack: z.array(AliasMove),
      /** Records that the shadow was asked about now, and those that still wait. */
      shadowed: z.int(),
      waiting: z.int(),
    }),
    changes: [],
  },
} satisfies Record<string, CallRow>;
