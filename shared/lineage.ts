import { z } from 'zod';

export const LineageKind = z.enum([
  'file',
  'record',
  'datasetVersion',
  'run',
  'modelVersion',
  'testReport',
  'deployment',
  'window',
  'prediction',
  'shadowPrediction',
  'label',
  'receipt',
  'pipelineRun',
]);
export type LineageKind = z.infer<typeof LineageKind>;

/** `createdAtMs` is when it was made here, or came here. */
export const LineageNode = z.object({
  id: z.string(),
  kind: LineageKind,
  label: z.string(),
  createdAtMs: z.int(),
  /** The laptop that told of it, for what was made there and is not here itself. */
  fromDevice: z.string().optional(),
});
export type LineageNode = z.infer<typeof LineageNode>;

/** An edge points from what was used to what came of it. */
export const LineageEdge = z.object({ from: z.string(), to: z.string(), kind: z.string() });
export type LineageEdge = z.infer<typeof LineageEdge>;

export const LineageGraph = z.object({ nodes: z.array(LineageNode), edges: z.array(LineageEdge) });
export type LineageGraph = z.infer<typeof LineageGraph>;
