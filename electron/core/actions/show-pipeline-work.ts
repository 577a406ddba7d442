import type { Output, Parsed } from '../../../shared/calls.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { findPipelineRun, workOf } from '../store/pipeline-runs.ts';
import type { Context } from './context.ts';
import { refuseUnknownRun } from './pipelines/refusals.ts';

/** What is needed to carry a run out. Fails with `pipelineRun.unknown`. */
export async function showPipelineWork(
  { store, projectId }: Context,
  { id }: Parsed<'pipeline.work'>,
): Promise<Result<Output<'pipeline.work'>>> {
  const run = findPipelineRun(store, projectId, id);
  return run === null ? refuseUnknownRun(id) : ok({ run, ...workOf(store, id) });
}
