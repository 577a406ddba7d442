import { z } from 'zod';
import { CalibrationPoint, CurvePoint, Metrics, Task } from './model.ts';

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
  confusion: z.array(z.array(z.int())),
  roc: z.array(z.object({ falseAlarms: z.number(), finds: z.number(), threshold: z.number() })),
  /** Empty unless binary, and in runs of earlier versions. */
  calibration: z.array(CalibrationPoint).default([]),
  modelRef: z.string(),
  modelVersionId: z.uuid(),
  seconds: z.number(),
});
export type RunOutcome = z.infer<typeof RunOutcome>;

export const Run = z.object({
  id: z.uuid(),
  modelName: z.string(),
  status: z.enum(['running', 'finished', 'failed', 'cancelled']),
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
