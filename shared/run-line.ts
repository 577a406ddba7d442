import { z } from 'zod';

/** Where a line of a comparison comes from; the last two are of versions only. */
export const RunAspect = z.enum(['data', 'parameters', 'environment', 'result', 'schema', 'model']);
export type RunAspect = z.infer<typeof RunAspect>;

/** One thing that runs or versions have; `values` in their order, null where one does not have it. */
export const RunLine = z.object({
  aspect: RunAspect,
  name: z.string(),
  values: z.array(z.unknown()),
  differs: z.boolean(),
});
export type RunLine = z.infer<typeof RunLine>;
