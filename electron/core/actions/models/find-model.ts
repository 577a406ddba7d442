import type { ModelVersion } from '../../../../shared/registry.ts';
import { fail, ok, type Result } from '../../../../shared/result.ts';
import { resolveModel } from '../../store/models.ts';
import type { ReadableDb } from '../../store/open-database.ts';

/** The version that a person means (see `resolveModel`). Fails with `model.unknown`. */
export function findModel(db: ReadableDb, projectId: string, ref: string): Result<ModelVersion> {
  const model = resolveModel(db, projectId, ref);
  if (model !== null) return ok(model);
  return ref.startsWith('@')
    ? fail('model.unknown', `No model is promoted to ${ref}.`, 'Promote a model version first.')
    : fail('model.unknown', `There is no model "${ref}" here.`, 'List the models to see what there is.');
}
