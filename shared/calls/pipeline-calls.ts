import { z } from 'zod';
import { StepId } from '../pipelines/declaration.ts';
import {
  Pipeline,
  PipelineCause,
  PipelineRun,
  PipelineRunSummary,
  PipelineStatus,
  PipelineWork,
  StepLine,
  StepState,
} from '../pipelines/pipeline-run.ts';
import { AppError } from '../result.ts';
import { type CallRow, Nothing } from './call-row.ts';

/** Calls about declared steps that run one after another. */
export const pipelineCalls = {
  /** Reads a file, and keeps the pipeline under its name; its schedule is followed from now on. */
  'pipeline.add': { input: z.object({ path: z.string() }), output: Pipeline, changes: ['pipelines'] },
  'pipeline.remove': { input: z.object({ name: z.string() }), output: Nothing, changes: ['pipelines'] },
  /** Whether its schedule is followed. */
  'pipeline.switch': {
    input: z.object({ name: z.string(), isOn: z.boolean() }),
    output: Pipeline,
    changes: ['pipelines'],
  },
  /** Pipelines that are kept, and the newest runs. */
  'pipeline.list': {
    input: z.object({ limit: z.int().min(1).max(500).default(50) }),
    output: z.object({ pipelines: z.array(Pipeline), runs: z.array(PipelineRunSummary) }),
    changes: [],
  },
  'pipeline.show': { input: z.object({ id: z.string() }), output: PipelineRun, changes: [] },
  /**
   * Runs a file, which is kept, or a pipeline that is kept, and answers when all of it is done or waits for a person.
   * With `because` of a schedule or a trigger it runs once: asked again, it answers the run that there is. Progress is
   * `{ runId, done, of, step }`.
   */
  'pipeline.run': {
    input: z.object({
      path: z.string().optional(),
      name: z.string().optional(),
      because: PipelineCause.default({ kind: 'person' }),
    }),
    output: PipelineRun,
    changes: ['pipelines', 'sync'],
  },
  /** Goes on where it was stopped; what failed is tried again. */
  'pipeline.resume': { input: z.object({ id: z.string() }), output: PipelineRun, changes: ['pipelines', 'sync'] },
  /** For good; what its steps made stays. */
  'pipeline.cancel': { input: z.object({ id: z.string() }), output: PipelineRun, changes: ['pipelines'] },
  /** What a person says where a step asks; the run goes on from there by itself. */
  'pipeline.decide': {
    input: z.object({
      id: z.string(),
      step: StepId,
      accept: z.boolean(),
      reason: z.string().trim().min(1).max(1_000),
    }),
    output: PipelineRun,
    changes: ['pipelines', 'sync'],
  },
  /** Everything that is needed to carry a run out; for the runner. */
  'pipeline.work': { input: z.object({ id: z.string() }), output: PipelineWork, changes: [] },
  /** Keeps how far a step came, in one transaction; for the runner. */
  'pipeline.keepStep': {
    input: z.object({
      id: z.string(),
      step: StepId,
      state: StepState,
      contentKey: z.string().optional(),
      /** What it answered; of a step that is done or skipped. */
      output: z.unknown().optional(),
      error: AppError.optional(),
      line: StepLine.omit({ atMs: true }),
    }),
    output: Nothing,
    changes: ['pipelines'],
  },
  /** What a step with the same content came to last; for the runner. */
  'pipeline.earlier': {
    input: z.object({ contentKey: z.string() }),
    output: z.object({ output: z.unknown(), endedAtMs: z.int() }).nullable(),
    changes: [],
  },
  'pipeline.keepRun': {
    input: z.object({ id: z.string(), status: PipelineStatus }),
    output: Nothing,
    changes: ['pipelines'],
  },
  /** Runs that a schedule, a trigger or a stop of core left to be begun or gone on with; for who keeps a home open. */
  'pipeline.due': {
    input: Nothing,
    output: z.object({
      toRun: z.array(z.object({ name: z.string(), because: PipelineCause })),
      toResume: z.array(z.string()),
    }),
    changes: [],
  },
} satisfies Record<string, CallRow>;
