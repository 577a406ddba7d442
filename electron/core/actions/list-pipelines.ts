import type { Output, Parsed } from '../../../shared/calls.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { newestPipelineRuns } from '../store/pipeline-runs.ts';
import { listPipelines as listKept } from '../store/pipelines.ts';
import type { Context } from './context.ts';
import { describePipeline } from './pipelines/describe-pipeline.ts';

/** The project's pipelines by name, and its newest runs first. */
export async function listPipelines(
  { store, projectId, now }: Context,
  { limit }: Parsed<'pipeline.list'>,
): Promise<Result<Output<'pipeline.list'>>> {
  const pipelines = listKept(store, projectId).map((kept) => describePipeline(kept, now()));
  return ok({ pipelines, runs: [...newestPipelineRuns(store, projectId, limit)] });
}
