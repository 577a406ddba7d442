import { z } from 'zod';

/**
 * What can be wrong with what a model is asked about: `missing` has no value; `unit` is outside what training saw and
 * would be usual in another unit or with its decimal point elsewhere; `range` is outside without such an explanation;
 * `unlike` lies inside, but is as rare in the reference as `domain/guards/judge-unlike.ts` says.
 */
export const GuardKind = z.enum(['missing', 'unit', 'range', 'unlike']);
export type GuardKind = z.infer<typeof GuardKind>;

/**
 * What happens then. `flag`: the answer is given and says so; `ask`: there is no advice until a person said that the value
 * is right; `rule`: the project's written rule decides in place of the model.
 */
export const GuardResponse = z.enum(['flag', 'ask', 'rule']);
export type GuardResponse = z.infer<typeof GuardResponse>;

/** What a project says. Only `unlike` answers all the same unless somebody says otherwise: it is true of up to one record in fifty like those of training. */
export const GuardPolicy = z.object({
  missing: GuardResponse.default('ask'),
  unit: GuardResponse.default('ask'),
  range: GuardResponse.default('ask'),
  unlike: GuardResponse.default('flag'),
});
export type GuardPolicy = z.infer<typeof GuardPolicy>;

/** What was probably meant by a number: `value` in the unit of its column, written as `from`; null is a slipped decimal point. */
export const MeantNumber = z.object({ value: z.number(), from: z.string().nullable() });
export type MeantNumber = z.infer<typeof MeantNumber>;

/** One guard that fired for one column, as it is stored with the prediction. */
export const FiredGuard = z.object({
  guard: GuardKind,
  column: z.string(),
  response: GuardResponse,
  /** A person looked at the value and said that it is right. */
  confirmed: z.boolean(),
  /** Of `unit` and `range`. */
  reason: z.enum(['below', 'above', 'unseenCategory', 'notANumber']).optional(),
  /** The bound passed, as the column writes it; not there where there is none. */
  limit: z.union([z.number(), z.string()]).optional(),
  /** Of `unit`. */
  meant: MeantNumber.optional(),
});
export type FiredGuard = z.infer<typeof FiredGuard>;

/** How often a guard fired, counted in predictions. */
export const GuardCount = z.object({
  guard: GuardKind,
  response: GuardResponse,
  predictions: z.int(),
  /** Of these, those in which a person said that the value is right. */
  confirmed: z.int(),
});
export type GuardCount = z.infer<typeof GuardCount>;

/** What a project says of its guards, who said it, and what they did of late. */
export const DeclaredGuards = z.object({
  policy: GuardPolicy,
  /** Null where nobody ever said anything. */
  declared: z.object({ actorName: z.string(), atMs: z.int() }).nullable(),
  /** Without one, whatever would fall back to it asks. */
  hasRule: z.boolean(),
  /** Single predictions of the last `days` days, and which guards fired for them. */
  days: z.int(),
  predictions: z.int(),
  counts: z.array(GuardCount),
});
export type DeclaredGuards = z.infer<typeof DeclaredGuards>;

/** Guards that a person still has to look at before there is advice. */
export const toBeAsked = (guards: readonly FiredGuard[]): readonly FiredGuard[] =>
  guards.filter(({ response, confirmed }) => response === 'ask' && !confirmed);

/** Whether the written rule decides in place of the model. */
export const fallsBack = (guards: readonly FiredGuard[]): boolean => guards.some(({ response }) => response === 'rule');
