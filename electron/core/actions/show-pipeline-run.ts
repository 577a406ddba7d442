import type { Output, Parsed } from '../../../shared/calls.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { findPipelineRun } from '../store/pipeline-runs.ts';
import type { Context } from './context.ts';
import { refuseUnknownRun } from './pipelines/refusals.ts';

/** A run with its steps, their logs and what they made. Fails with `pipelineRun.unknown`. */
export async function showPipelineRun(
  { store, projectId }: Context,
  { id }: Parsed<'pipeline.show'>,
): Promise<Result<Output<'pipeline.show'>>> {
  const run = findPipelineRun(store, projectId, id);
  return run === null ? refuseUnknownRun(id) : ok(run);
}
