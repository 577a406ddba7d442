import { z } from 'zod';

export const Answer = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('confirmed') }),
  z.object({ kind: z.literal('corrected'), to: z.string().min(1) }),
  z.object({ kind: z.literal('unsure') }),
]);
export type Answer = z.infer<typeof Answer>;

/** An answer in a few words, for an account of what led to what. */
export const describeAnswer = (answer: Answer): string =>
  answer.kind === 'corrected' ? `corrected: ${answer.to}` : answer.kind;

/** One person's answer to one prediction. Never overwritten: a change of mind is the next revision. */
export const Label = z.object({
  id: z.uuid(),
  /** A prediction's id, or `window:row` for one of a batch. */
  predictionId: z.string(),
  actorId: z.uuid(),
  revision: z.int().positive(),
  answer: Answer,
  /** An answer given after seeing the prediction is agreement, not evidence. */
  predictionShown: z.boolean(),
  answeredAtMs: z.int(),
});
export type Label = z.infer<typeof Label>;
