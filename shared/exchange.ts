import { z } from 'zod';

/** How many of each kind a file of exchange holds, or how many of them were new here. */
export const ExchangeCounts = z.object({
  records: z.int(),
  /** Visits and their edits. */
  events: z.int(),
  labels: z.int(),
  datasetVersions: z.int(),
});
export type ExchangeCounts = z.infer<typeof ExchangeCounts>;
