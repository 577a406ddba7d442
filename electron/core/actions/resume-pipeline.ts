import type { Output, Parsed } from '../../../shared/calls.ts';
import type { Result } from '../../../shared/result.ts';
import { findPipelineRun } from '../store/pipeline-runs.ts';
import { tryAgain } from '../store/pipeline-steps.ts';
import type { Context } from './context.ts';
import { carryOn } from './pipelines/carry-on.ts';
import { refuseRunOver, refuseUnknownRun } from './pipelines/refusals.ts';

/**
 * Goes on with a run where it was stopped, and tries again what failed in it. Fails with `pipelineRun.unknown` and
 * `pipelineRun.over`.
 */
export async function resumePipeline(
  context: Context,
  { id }: Parsed<'pipeline.resume'>,
): Promise<Result<Output<'pipeline.resume'>>> {
  const run = findPipelineRun(context.store, context.projectId, id);
  if (run === null) return refuseUnknownRun(id);
  if (run.status === 'finished' || run.status === 'cancelled') return refuseRunOver(run.status);
  if (run.status === 'failed') context.store.transaction((db) => tryAgain(db, id));
  return carryOn(context, id);
}
