import type { Output, Parsed } from '../../../shared/calls.ts';
import { fail, type Result } from '../../../shared/result.ts';
import { currentMove } from '../store/alias-moves.ts';
import type { Context } from './context.ts';
import { findModel } from './models/find-model.ts';
import { moveAlias } from './models/move-alias.ts';
import { requireModelId } from './models/require-model-id.ts';

/** Leaves an alias of a model pointing nowhere. Fails with `model.unknown`, `model.noAlias` and `model.aliasMoved`. */
export async function removeAlias(
  context: Context,
  { name, alias, reason, expected }: Parsed<'model.removeAlias'>,
): Promise<Result<Output<'model.removeAlias'>>> {
  const { store, projectId } = context;
  return store.transaction((db) => {
    const modelId = requireModelId(db, projectId, name);
    if (!modelId.ok) return modelId;
    const current = currentMove(db, modelId.value, alias);
    if (current === null) return refuseUnset(name, alias);
    const model = findModel(db, projectId, current.modelVersionId);
    if (!model.ok) return model;
    return moveAlias(db, context, {
      model: model.value,
      alias,
      kind: 'removal',
      expected: expected ?? current.place,
      threshold: null,
      operatingPoint: null,
      reason: reason ?? null,
    });
  });
}

const refuseUnset = (name: string, alias: string): Result<never> =>
  fail('model.noAlias', `${alias} of ${name} points nowhere.`, 'List the aliases to see what there is.');
