import { z } from 'zod';

/** Where a line of a comparison of runs comes from. */
export const RunAspect = z.enum(['data', 'parameters', 'environment', 'result']);
export type RunAspect = z.infer<typeof RunAspect>;

/** One thing that runs have; `values` in the order of the runs, null where a run does not have it. */
export const RunLine = z.object({
  aspect: RunAspect,
  name: z.string(),
  values: z.array(z.unknown()),
  differs: z.boolean(),
});
export type RunLine = z.infer<typeof RunLine>;
