import { z } from 'zod';

/** How trainings use this laptop. They pause when the plug is pulled or it grows hot, and go on when that is over. */
export const TrainingSettings = z.object({
  pauseOnBattery: z.boolean().default(false),
  pauseOnHeat: z.boolean().default(false),
  /** What a busy processor is taken to draw: about 28 W of a laptop's four. For the estimate of energy alone. */
  wattsPerProcessor: z.number().min(0.1).max(500).default(7),
});
export type TrainingSettings = z.infer<typeof TrainingSettings>;

/** An estimate: nothing is measured but the processor time. */
export const wattHours = (cpuSeconds: number, wattsPerProcessor: number): number =>
  (cpuSeconds * wattsPerProcessor) / 3_600;
