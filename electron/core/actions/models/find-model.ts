import type { ModelVersion } from '../../../../shared/registry.ts';
import { fail, ok, type Result } from '../../../../shared/result.ts';
import { resolveModel } from '../../store/models.ts';
import type { ReadableDb } from '../../store/open-database.ts';

/**
 * The version that a person means (see `resolveModel`). Fails with `model.unknown`, or `model.noneDeployed` for an
 * alias of the project that points nowhere.
 */
export function findModel(db: ReadableDb, projectId: string, ref: string): Result<ModelVersion> {
  const model = resolveModel(db, projectId, ref);
  if (model !== null) return ok(model);
  return ref.startsWith('@')
    ? fail('model.noneDeployed', `No model is deployed as ${ref.slice(1)}.`, 'Promote a model first.')
    : fail('model.unknown', `There is no model "${ref}" here.`, 'List the models to see what there is.');
}
