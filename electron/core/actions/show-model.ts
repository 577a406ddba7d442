import type { Output, Parsed } from '../../../shared/calls.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { modelIdByName, modelMoves, modelVersions } from '../store/models.ts';
import type { Context } from './context.ts';
import { findModel } from './models/find-model.ts';

/** One version, the other versions of its model, and every move of the model's aliases. Fails as `findModel` does. */
export async function showModel(
  { store, projectId }: Context,
  { ref }: Parsed<'model.show'>,
): Promise<Result<Output<'model.show'>>> {
  const found = findModel(store, projectId, ref);
  if (!found.ok) return found;
  const { name } = found.value;
  const modelId = modelIdByName(store, projectId, name);
  return ok({
    model: found.value,
    versions: [...modelVersions(store, projectId, name)],
    moves: modelId === null ? [] : [...modelMoves(store, modelId)],
  });
}
