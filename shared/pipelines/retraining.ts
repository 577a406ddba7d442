import { z } from 'zod';

/** When a pipeline is run because a model in use needs it; whichever comes first. */
export const RetrainWhen = z
  .strictObject({
    model: z.string().min(1),
    /** The last so many windows that the version in use scored have all drifted. */
    drift: z.strictObject({ windows: z.int().min(1).max(100) }).optional(),
    /** People's answers show, with at least so many of them, that it is surely right less often than so (0–1). */
    accuracy: z.strictObject({ below: z.number().gt(0).max(1), answers: z.int().min(10).default(50) }).optional(),
    /** So many answers have come to what the version in use said, and at each further so many. */
    answers: z.int().min(1).optional(),
  })
  .refine(({ drift, accuracy, answers }) => [drift, accuracy, answers].some((trigger) => trigger !== undefined), {
    message: 'must name a trigger: drift, accuracy or answers',
  });
export type RetrainWhen = z.infer<typeof RetrainWhen>;

/** A trigger that has come true, with what shows it. */
export const Firing = z.object({
  /** Follows from the version and the trigger; the same on every laptop of a project. */
  id: z.string(),
  modelRef: z.string(),
  trigger: z.enum(['drift', 'accuracy', 'answers']),
  /** Windows that drifted, or answers; with `accuracy` the share that was right and the upper end of its 95 % interval. */
  evidence: z.record(z.string(), z.number()),
});
export type Firing = z.infer<typeof Firing>;
