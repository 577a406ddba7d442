import { z } from 'zod';
import { Metrics, ModelSpec } from './model.ts';
import { OperatingPoint } from './operating-point.ts';

/** One move of an alias, never changed afterwards: a deployment. */
export const AliasMove = z.object({
  id: z.uuid(),
  alias: z.string(),
  ref: z.string(),
  previousRef: z.string().nullable(),
  threshold: z.number().nullable(),
  /** Null for what says no two classes, and in deployments of earlier versions. */
  operatingPoint: OperatingPoint.nullable(),
  reason: z.string().nullable(),
  actorName: z.string(),
  movedAtMs: z.int(),
});
export type AliasMove = z.infer<typeof AliasMove>;

export const ModelVersion = z.object({
  id: z.uuid(),
  name: z.string(),
  version: z.int(),
  ref: z.string(),
  sha256: z.string(),
  sizeBytes: z.int(),
  runId: z.uuid().nullable(),
  spec: ModelSpec,
  metrics: Metrics,
  threshold: z.number().nullable(),
  /** Aliases that point here now. */
  aliases: z.array(z.string()),
  source: z.object({ kind: z.enum(['run', 'file']), name: z.string() }),
  actorName: z.string(),
  createdAtMs: z.int(),
});
export type ModelVersion = z.infer<typeof ModelVersion>;
