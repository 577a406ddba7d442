import type { Output, Parsed } from '../../../shared/calls.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { findPipelineRun } from '../store/pipeline-runs.ts';
import { connectEffects, keepStep } from '../store/pipeline-steps.ts';
import type { Context } from './context.ts';
import { refuseUnknownRun } from './pipelines/refusals.ts';

/**
 * Keeps how far a step came, its log's line and, once it is done, its place in the lineage, in one transaction. Fails
 * with `pipelineRun.unknown`.
 */
export async function keepPipelineStep(
  { store, projectId, now }: Context,
  { id, step, ...change }: Parsed<'pipeline.keepStep'>,
): Promise<Result<Output<'pipeline.keepStep'>>> {
  const run = findPipelineRun(store, projectId, id);
  if (run === null) return refuseUnknownRun(id);
  const atMs = now();
  store.transaction((db) => {
    keepStep(db, { runId: id, stepId: step, ...change, atMs });
    if (change.state === 'done') {
      connectEffects(db, { runId: id, stepId: step }, { projectId, label: run.pipeline, atMs: run.startedAtMs });
    }
  });
  return ok({});
}
