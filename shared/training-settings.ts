import { z } from 'zod';

/**
 * What one processor of a laptop takes while it is busy, in watts, unless somebody says another: half of the 15 W that
 * processors of thin laptops with two cores are built for. Nothing here can measure it.
 */
export const WATTS_PER_PROCESSOR = 7.5;

/** How trainings use this laptop. They pause when the plug is pulled or it grows hot, and go on when that is over. */
export const TrainingSettings = z.object({
  pauseOnBattery: z.boolean().default(false),
  pauseOnHeat: z.boolean().default(false),
  /** For the estimate of energy alone. */
  wattsPerProcessor: z.number().min(0.1).max(500).default(WATTS_PER_PROCESSOR),
});
export type TrainingSettings = z.infer<typeof TrainingSettings>;

/** An estimate: nothing is measured but the processor time. */
export const wattHours = (cpuSeconds: number, wattsPerProcessor: number): number =>
  (cpuSeconds * wattsPerProcessor) / 3_600;
