import type { Output, Parsed } from '../../../shared/calls.ts';
import { compareVersions } from '../../../shared/domain/compare-versions.ts';
import type { ModelVersion } from '../../../shared/registry.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { findRun } from '../store/runs.ts';
import type { Context } from './context.ts';
import { findModel } from './models/find-model.ts';

/** Several versions side by side, each with the run that made it; null for imported ones. Fails as `findModel` does. */
export async function compareModels(
  { store, projectId }: Context,
  { refs }: Parsed<'model.compare'>,
): Promise<Result<Output<'model.compare'>>> {
  const models: ModelVersion[] = [];
  for (const ref of refs) {
    const found = findModel(store, projectId, ref);
    if (!found.ok) return found;
    models.push(found.value);
  }
  const runs = models.map(({ runId }) => (runId === null ? null : findRun(store, projectId, runId)));
  return ok({ models, runs, lines: compareVersions(models.map((model, at) => ({ model, run: runs[at] ?? null }))) });
}
