import { z } from 'zod';

/** An estimate and the 95 % interval around it. */
export const Interval = z.object({ value: z.number(), low: z.number(), high: z.number() });
export type Interval = z.infer<typeof Interval>;
