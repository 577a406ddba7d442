import { z } from 'zod';

/** Which records a canary advises on: a share of them, the same for each child on every laptop, or those of some sites. */
export const Canary = z.discriminatedUnion('by', [
  z.object({ by: z.literal('share'), share: z.number().gt(0).lt(1) }),
  z.object({ by: z.literal('sites'), sites: z.array(z.string().min(1)).min(1) }),
]);
export type Canary = z.infer<typeof Canary>;
