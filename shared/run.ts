import { z } from 'zod';
import {
  CalibrationMade,
  MetricIntervals,
  PermutedColumn,
  SightFigures,
  Slice,
  SplitMade,
  TrainingWarning,
} from './evaluation.ts';
import { ResidualBin, ScoreCounts } from './held-out.ts';
import { KeptKnowledge, UncheckedBecause } from './kept-knowledge.ts';
import { CalibrationPoint, CurvePoint, Metrics, Task } from './model.ts';
import { Spent } from './spent.ts';

export const RunOutcome = z.object({
  task: Task,
  classes: z.array(z.string()),
  metrics: Metrics,
  curve: z.array(CurvePoint),
  iterations: z.int(),
  heldOutRows: z.int(),
  maxDifference: z.number(),
  threshold: z.number().nullable(),
  importance: z.array(z.object({ column: z.string(), share: z.number() })),
  /** Empty where pictures are learned from, and in runs of earlier versions. */
  permuted: z.array(PermutedColumn).default([]),
  confusion: z.array(z.array(z.int())),
  roc: z.array(z.object({ falseAlarms: z.number(), finds: z.number(), threshold: z.number() })),
  /** Empty unless binary, and in runs of earlier versions. */
  calibration: z.array(CalibrationPoint).default([]),
  /** Empty unless binary, and in runs of earlier versions. */
  scores: z.array(ScoreCounts).default([]),
  /** Empty unless regression, and in runs of earlier versions. */
  residuals: z.array(ResidualBin).default([]),
  /** Null in runs of earlier versions. */
  split: SplitMade.nullable().default(null),
  warnings: z.array(TrainingWarning).default([]),
  /** Null where it was not tried. */
  calibrator: CalibrationMade.nullable().default(null),
  intervals: MetricIntervals.default({}),
  slices: z.array(Slice).default([]),
  sight: z.array(SightFigures).default([]),
  /** Null where the run began anew, and where it could not be checked (`base.unchecked`). */
  kept: KeptKnowledge.nullable().default(null),
  modelRef: z.string(),
  modelVersionId: z.uuid(),
  seconds: z.number(),
  /** Null in runs of earlier versions. */
  spent: Spent.nullable().default(null),
  /** What a busy processor was taken to draw, for the estimate of energy. */
  wattsPerProcessor: z.number().nullable().default(null),
  /** How often the disk did not take the state to resume from. */
  checkpointsMissed: z.int().default(0),
});
export type RunOutcome = z.infer<typeof RunOutcome>;

/** Why a run that has not ended is not being trained now. */
export const HeldBecause = z.enum([
  /** Another model is being trained. */
  'turn',
  'asked',
  /** The window was closed, or the command ended. */
  'closed',
  'battery',
  'heat',
  /** Fieldloop was killed, or the power was cut. */
  'killed',
  /** The compute process ended in the middle. */
  'died',
  /** The disk did not take the model. */
  'disk',
]);
export type HeldBecause = z.infer<typeof HeldBecause>;

/** Whether a run gave the bytes of the run that it repeats. */
export const Reproduction = z.object({ isSame: z.boolean(), sha256: z.string(), expectedSha256: z.string() });
export type Reproduction = z.infer<typeof Reproduction>;

/** The model version that a run goes on from, as it was when the run began. */
export const RunBase = z.object({
  modelVersionId: z.uuid(),
  ref: z.string(),
  sha256: z.string(),
  /** The run that made it, and the data set version that this learned from and was judged on. */
  runId: z.uuid(),
  datasetRef: z.string(),
  /** Why what is kept of its knowledge cannot be measured; null where it is. */
  unchecked: UncheckedBecause.nullable(),
});
export type RunBase = z.infer<typeof RunBase>;

export const Run = z.object({
  id: z.uuid(),
  modelName: z.string(),
  /** `waiting`, `paused` and `interrupted` ones have not ended: they can be resumed. */
  status: z.enum(['running', 'waiting', 'paused', 'interrupted', 'finished', 'failed', 'cancelled']),
  heldBecause: HeldBecause.nullable().default(null),
  /** Why somebody started it, in their words. */
  reason: z.string().nullable().default(null),
  /** The run that this one repeats from its record. */
  reproduces: z.uuid().nullable().default(null),
  reproduction: Reproduction.nullable().default(null),
  /** Null where it begins anew. */
  base: RunBase.nullable().default(null),
  /** When the state that it would be resumed from was saved. */
  checkpointAtMs: z.int().nullable().default(null),
  datasetVersionId: z.uuid(),
  datasetRef: z.string(),
  target: z.string(),
  algorithm: z.string(),
  seed: z.int(),
  parameters: z.record(z.string(), z.unknown()),
  /** Version of Fieldloop, Node, platform and processors. */
  environment: z.record(z.string(), z.unknown()),
  outcome: RunOutcome.nullable(),
  error: z.object({ code: z.string(), message: z.string() }).nullable(),
  actorName: z.string(),
  startedAtMs: z.int(),
  endedAtMs: z.int().nullable(),
});
export type Run = z.infer<typeof Run>;

/** Of an outcome what a list shows; curves and tables stay with the run. */
export const RunSummary = Run.extend({
  outcome: RunOutcome.pick({
    task: true,
    classes: true,
    metrics: true,
    iterations: true,
    heldOutRows: true,
    threshold: true,
    confusion: true,
    modelRef: true,
    modelVersionId: true,
    seconds: true,
    spent: true,
    wattsPerProcessor: true,
  }).nullable(),
});
export type RunSummary = z.infer<typeof RunSummary>;

/** Which runs are meant; what is left out does not narrow them. */
export const RunFilter = z.object({
  /** Part of the model's name or of what it tells, in any case of letters. */
  search: z.string().optional(),
  target: z.string().optional(),
  algorithm: z.string().optional(),
  status: Run.shape.status.optional(),
  /** A data set's `name`, or one version of it as `name@3`. */
  dataset: z.string().optional(),
  startedFromMs: z.int().optional(),
  /** Not included. */
  startedBeforeMs: z.int().optional(),
});
export type RunFilter = z.infer<typeof RunFilter>;

/** What runs are sorted by; a run without that figure stands last either way. */
export const RunOrder = z.enum(['started', 'name', 'data', 'auc', 'sensitivity', 'specificity', 'accuracy', 'mae']);
export type RunOrder = z.infer<typeof RunOrder>;
