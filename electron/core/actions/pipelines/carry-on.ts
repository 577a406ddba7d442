import type { PipelineRun } from '../../../../shared/pipelines/pipeline-run.ts';
import type { Result } from '../../../../shared/result.ts';
import { markPipelineRun } from '../../store/pipeline-runs.ts';
import { requireProject } from '../../store/projects.ts';
import type { Context } from '../context.ts';

/** Hands a run to whoever carries pipelines out, and answers what it came to. */
export function carryOn(
  { store, pipelines, projectId, now, ...context }: Context,
  id: string,
): Promise<Result<PipelineRun>> {
  const { name: projectName } = requireProject(store, projectId);
  store.transaction((db) => markPipelineRun(db, id, 'running', now()));
  const { signal, progress } = context;
  return pipelines.carryOut({ id, projectName, signal, progress });
}
