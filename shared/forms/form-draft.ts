import { z } from 'zod';

/** More repeats than anybody fills in; a count beyond it is one that was typed wrongly. */
export const MOST_REPEATS = 1_000;

/** A record that is not finished, as it is kept: answers and counts of repeats by path. */
export const FormDraft = z.object({
  values: z.record(z.string(), z.string()),
  counts: z.record(z.string(), z.int().min(0).max(MOST_REPEATS)).default({}),
});
export type FormDraft = z.infer<typeof FormDraft>;
