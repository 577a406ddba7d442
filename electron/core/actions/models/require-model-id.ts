import { fail, ok, type Result } from '../../../../shared/result.ts';
import { modelIdByName } from '../../store/models.ts';
import type { ReadableDb } from '../../store/open-database.ts';

/** The id of the model of that name. Fails with `model.unknown`. */
export function requireModelId(db: ReadableDb, projectId: string, name: string): Result<string> {
  const id = modelIdByName(db, projectId, name);
  if (id !== null) return ok(id);
  return fail('model.unknown', `There is no model "${name}" here.`, 'List the models to see what there is.');
}
