import { z } from 'zod';

/** What a training took, over all its stretches where it was interrupted. */
export const Spent = z.object({
  /** Wall clock, without the time in which nobody trained. */
  seconds: z.number(),
  /** Of all processors, of the compute process while it trained. */
  cpuSeconds: z.number(),
  /** The most memory that the compute process was seen to hold while it trained, models open beside it included. */
  peakMemoryBytes: z.int(),
  /** Wall clock that went into telling checkpoints. */
  checkpointSeconds: z.number(),
});
export type Spent = z.infer<typeof Spent>;

export const NOTHING_SPENT: Spent = { seconds: 0, cpuSeconds: 0, peakMemoryBytes: 0, checkpointSeconds: 0 };

/** Two stretches of one training together. */
export const addSpent = (earlier: Spent, later: Spent): Spent => ({
  seconds: earlier.seconds + later.seconds,
  cpuSeconds: earlier.cpuSeconds + later.cpuSeconds,
  peakMemoryBytes: Math.max(earlier.peakMemoryBytes, later.peakMemoryBytes),
  checkpointSeconds: earlier.checkpointSeconds + later.checkpointSeconds,
});
