import { z } from 'zod';
import { HUB_PORT, HubStatus } from '../hub.ts';
import { type CallRow, Nothing } from './call-row.ts';

/** Calls about the laptop as a hub for phones with ODK Collect: off until somebody starts it. */
export const hubCalls = {
  /** Lets phones reach this laptop at one of its own addresses, and nowhere else. `always` holds after a restart too. */
  'hub.start': {
    input: z.object({
      address: z.string().optional(),
      port: z.int().min(1024).max(65_535).default(HUB_PORT),
      always: z.boolean().default(false),
      /** Phones that have the old password have to be told the new one. */
      newToken: z.boolean().default(false),
    }),
    output: HubStatus,
    changes: ['hub'],
  },
  /** Off, also after a restart. */
  'hub.stop': { input: Nothing, output: HubStatus, changes: ['hub'] },
  'hub.status': { input: Nothing, output: HubStatus, changes: [] },
} satisfies Record<string, CallRow>;
