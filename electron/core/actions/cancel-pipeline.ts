import type { Output, Parsed } from '../../../shared/calls.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { findPipelineRun, markPipelineRun } from '../store/pipeline-runs.ts';
import type { Context } from './context.ts';
import { refuseRunOver, refuseUnknownRun } from './pipelines/refusals.ts';

/**
 * Ends a run for good; what its steps made stays. The step that is at work is stopped first. Fails with
 * `pipelineRun.unknown` and `pipelineRun.over`.
 */
export async function cancelPipeline(
  { store, pipelines, projectId, now }: Context,
  { id }: Parsed<'pipeline.cancel'>,
): Promise<Result<Output<'pipeline.cancel'>>> {
  if (findPipelineRun(store, projectId, id) === null) return refuseUnknownRun(id);
  await pipelines.interrupt(id);
  const run = findPipelineRun(store, projectId, id);
  if (run === null) throw new Error(`pipeline run ${id} is gone`);
  if (run.endedAtMs !== null) return refuseRunOver(run.status);
  const endedAtMs = now();
  store.transaction((db) => markPipelineRun(db, id, 'cancelled', endedAtMs));
  return ok({ ...run, status: 'cancelled', endedAtMs });
}
