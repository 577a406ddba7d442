import { z } from 'zod';
import { Place } from '../subject.ts';
import { type CallRow, Nothing } from './call-row.ts';

/** Calls about where things are. */
export const placeCalls = {
  /** Places with names, and where the newest records were. */
  'place.list': {
    input: Nothing,
    output: z.object({
      sites: z.array(z.object({ name: z.string(), place: Place })),
      seen: z.array(z.object({ recordId: z.string(), name: z.string(), place: Place })),
    }),
    changes: [],
  },
} satisfies Record<string, CallRow>;
