import type { Output, Parsed } from '../../../shared/calls.ts';
import { previousDeployment } from '../../../shared/domain/previous-deployment.ts';
import { fail, type Result } from '../../../shared/result.ts';
import { movesInOrder } from '../store/alias-moves.ts';
import { resolveModel } from '../store/models.ts';
import type { Context } from './context.ts';
import { findModel } from './models/find-model.ts';
import { moveAlias } from './models/move-alias.ts';
import { openBefore } from './models/open-before.ts';
import { requireModelId } from './models/require-model-id.ts';

/**
 * Points an alias back at the version before, with the operating point that it had, after its file was found whole by its
 * hash and opened in compute. Nothing is asked of the network. Fails with `model.unknown`, `model.noPrevious`,
 * `model.aliasMoved`, `model.cannotReturn` where the version before cannot be opened; the alias stays where it was then.
 */
export async function rollBackModel(
  context: Context,
  { name, alias, reason, expected }: Parsed<'model.rollback'>,
): Promise<Result<Output<'model.rollback'>>> {
  const { store, projectId } = context;
  const modelId = requireModelId(store, projectId, name);
  if (!modelId.ok) return modelId;
  const moves = movesInOrder(store, modelId.value, alias);
  const back = previousDeployment(moves, (id) => resolveModel(store, projectId, id)?.recall !== null);
  if (back === null) return refuseFirst(name, alias);
  const found = findModel(store, projectId, back.modelVersionId);
  if (!found.ok) return found;
  const opened = await openBefore(context, found.value, { alias, last: moves.at(-1) });
  if (!opened.ok) return opened;
  const { threshold, operatingPoint, canary } = back;
  return store.transaction((db) =>
    moveAlias(db, context, {
      model: found.value,
      alias,
      kind: 'rollback',
      expected: expected ?? moves.at(-1)?.place ?? 0,
      threshold,
      operatingPoint,
      canary,
      reason: reason ?? null,
    }),
  );
}

const refuseFirst = (name: string, alias: string): Result<never> =>
  fail(
    'model.noPrevious',
    `${alias} of ${name} has no version before the present one that it could go back to.`,
    'Put another version in use, or remove the alias.',
  );
