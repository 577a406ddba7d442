import type { Output, Parsed } from '../../../shared/calls.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { modelMoves } from '../store/alias-moves.ts';
import { modelVersions } from '../store/models.ts';
import { entriesOfModel, modelWords } from '../store/registry-entries.ts';
import type { Context } from './context.ts';
import { findModel } from './models/find-model.ts';
import { requireModelId } from './models/require-model-id.ts';

/** One version, the other versions of its model, what is said of them, and every move of the model's aliases. Fails as `findModel` does. */
export async function showModel(
  { store, projectId, stopped }: Context,
  { ref }: Parsed<'model.show'>,
): Promise<Result<Output<'model.show'>>> {
  const found = findModel(store, projectId, ref);
  if (!found.ok) return found;
  const { name, sha256 } = found.value;
  const modelId = requireModelId(store, projectId, name);
  if (!modelId.ok) return modelId;
  const held = stopped.find(sha256);
  return ok({
    model: found.value,
    stopped: held === null || held.ok ? null : held.error.message,
    versions: [...modelVersions(store, projectId, name)],
    words: modelWords(store, modelId.value),
    moves: [...modelMoves(store, modelId.value)],
    entries: [...entriesOfModel(store, projectId, name)],
  });
}
