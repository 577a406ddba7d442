import type { Output, Parsed } from '../../../shared/calls.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { findPipelineRun, markPipelineRun } from '../store/pipeline-runs.ts';
import type { Context } from './context.ts';
import { refuseUnknownRun } from './pipelines/refusals.ts';

/** Keeps how far a run came. Fails with `pipelineRun.unknown`. */
export async function keepPipelineRun(
  { store, projectId, now }: Context,
  { id, status }: Parsed<'pipeline.keepRun'>,
): Promise<Result<Output<'pipeline.keepRun'>>> {
  if (findPipelineRun(store, projectId, id) === null) return refuseUnknownRun(id);
  store.transaction((db) => markPipelineRun(db, id, status, now()));
  return ok({});
}
