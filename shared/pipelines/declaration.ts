import { z } from 'zod';
import { RetrainWhen } from './retraining.ts';

/** How a step is named in its file, in references and in the log. */
export const StepId = z
  .string()
  .regex(/^[A-Za-z][\w-]{0,63}$/u, 'must begin with a letter and be made of letters, digits, _ and -');

export const Weekday = z.enum(['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']);
export type Weekday = z.infer<typeof Weekday>;

const at = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/u, 'must be a time of day such as 06:00');

/** When something is due, by the laptop's own clock and zone. */
export const Schedule = z.discriminatedUnion('every', [
  z.strictObject({ every: z.literal('day'), at }),
  z.strictObject({ every: z.literal('week'), on: Weekday, at }),
  /** Days that every month has. */
  z.strictObject({ every: z.literal('month'), on: z.int().min(1).max(28), at }),
]);
export type Schedule = z.infer<typeof Schedule>;

const limits = { atLeast: z.number().optional(), atMost: z.number().optional() };

/** What must be true of a step's answer, or the step fails: `value` is a path in it, such as `gate.passed`. */
export const StepCheck = z
  .strictObject({
    value: z.string().min(1),
    ...limits,
    equals: z.union([z.string(), z.number(), z.boolean(), z.null()]).optional(),
  })
  .refine(({ atLeast, atMost, equals }) => [atLeast, atMost, equals].some((limit) => limit !== undefined), {
    message: 'must say atLeast, atMost or equals',
  });
export type StepCheck = z.infer<typeof StepCheck>;

export const StepDeclaration = z.strictObject({
  id: StepId,
  /** A call of the contract table, such as `dataset.import`. */
  call: z.string().min(1),
  /** Its input; `${step.path}` stands for what an earlier step answered. */
  input: z.record(z.string(), z.unknown()).default({}),
  /** Steps that come first, beside those that the input refers to. */
  needs: z.array(StepId).default([]),
  retries: z.int().min(0).max(10).default(0),
  /** A person is asked before it is done. */
  ask: z.boolean().default(false),
  check: z.array(StepCheck).default([]),
});
export type StepDeclaration = z.infer<typeof StepDeclaration>;

/** What a pipeline's file says. */
export const PipelineDeclaration = z.strictObject({
  name: z.string().trim().min(1).max(100),
  description: z.string().max(1_000).optional(),
  schedule: Schedule.optional(),
  /** Runs it as a retraining of a model in use. */
  retrain: RetrainWhen.optional(),
  steps: z.array(StepDeclaration).min(1).max(100),
});
export type PipelineDeclaration = z.infer<typeof PipelineDeclaration>;
