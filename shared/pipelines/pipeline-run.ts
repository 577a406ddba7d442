import { z } from 'zod';
import { AppError } from '../result.ts';
import { PipelineDeclaration, Schedule, StepId } from './declaration.ts';
import { Firing, RetrainWhen } from './retraining.ts';

/**
 * How far a step came. `skipped`: nothing that it depends on changed since it was done, and its earlier answer stands;
 * `waiting`: a person is asked; `blocked`: a step that it needs was not done.
 */
export const StepState = z.enum(['pending', 'running', 'done', 'skipped', 'waiting', 'declined', 'failed', 'blocked']);
export type StepState = z.infer<typeof StepState>;

/** What a person said where a step asks. */
export const StepDecision = z.object({
  accepted: z.boolean(),
  reason: z.string(),
  actorName: z.string(),
  decidedAtMs: z.int(),
});
export type StepDecision = z.infer<typeof StepDecision>;

/** A line of a step's log: what happened, with the values that its sentence names. */
export const StepLine = z.object({
  atMs: z.int(),
  kind: z.enum([
    'started',
    'found',
    'retried',
    'unchanged',
    'already',
    'asked',
    'accepted',
    'declined',
    'done',
    'failed',
    'blocked',
  ]),
  values: z.record(z.string(), z.union([z.string(), z.number()])).default({}),
});
export type StepLine = z.infer<typeof StepLine>;

/** Something that a step made or changed: `kind` as in the audit log. */
export const StepEffect = z.object({ kind: z.string(), id: z.string(), label: z.string().nullable() });
export type StepEffect = z.infer<typeof StepEffect>;

export const PipelineStep = z.object({
  id: StepId,
  call: z.string(),
  /** All steps that it waits for. */
  needs: z.array(StepId),
  asks: z.boolean(),
  state: StepState,
  /** How often it was begun. */
  attempts: z.int(),
  startedAtMs: z.int().nullable(),
  endedAtMs: z.int().nullable(),
  error: AppError.nullable(),
  decision: StepDecision.nullable(),
  effects: z.array(StepEffect),
  log: z.array(StepLine),
});
export type PipelineStep = z.infer<typeof PipelineStep>;

/** Why a pipeline runs: the moment of the schedule, or the trigger that asked for a retraining. */
export const PipelineCause = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('person') }),
  z.object({ kind: z.literal('schedule'), slot: z.string() }),
  z.object({ kind: z.literal('trigger'), firing: Firing }),
]);
export type PipelineCause = z.infer<typeof PipelineCause>;

/**
 * `waiting`: all that is left waits for a person; `interrupted`: nobody works on it, and it can be resumed. A run in
 * which a person declined has finished.
 */
export const PipelineStatus = z.enum(['running', 'interrupted', 'waiting', 'finished', 'failed', 'cancelled']);
export type PipelineStatus = z.infer<typeof PipelineStatus>;

export const PipelineRunSummary = z.object({
  id: z.uuid(),
  pipeline: z.string(),
  status: PipelineStatus,
  because: PipelineCause,
  actorName: z.string(),
  startedAtMs: z.int(),
  endedAtMs: z.int().nullable(),
  /** Steps by how far they came. */
  steps: z.array(z.object({ id: StepId, state: StepState })),
});
export type PipelineRunSummary = z.infer<typeof PipelineRunSummary>;

export const PipelineRun = PipelineRunSummary.omit({ steps: true }).extend({ steps: z.array(PipelineStep) });
export type PipelineRun = z.infer<typeof PipelineRun>;

/** A pipeline that the project keeps: its file as it was read last. */
export const Pipeline = z.object({
  name: z.string(),
  description: z.string().nullable(),
  schedule: Schedule.nullable(),
  /** When it runs as a retraining; null where it never does. */
  retrain: RetrainWhen.nullable(),
  /** Whether its schedule and its triggers are followed. */
  isOn: z.boolean(),
  /** When it is due next; null without a schedule that is followed. */
  nextAtMs: z.int().nullable(),
  steps: z.int(),
  path: z.string().nullable(),
  declaredAtMs: z.int(),
});
export type Pipeline = z.infer<typeof Pipeline>;

/** What the runner needs of a run to carry it out; beside the declaration what its steps came to so far. */
export const PipelineWork = z.object({
  run: PipelineRun,
  declaration: PipelineDeclaration,
  /** Relative paths count from here. */
  folder: z.string(),
  outputs: z.record(z.string(), z.unknown()),
});
export type PipelineWork = z.infer<typeof PipelineWork>;
