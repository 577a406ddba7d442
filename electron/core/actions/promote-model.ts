import type { Output, Parsed } from '../../../shared/calls.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { recordChange } from '../store/change.ts';
import { addEdge, addNode } from '../store/lineage.ts';
import { appendMove } from '../store/models.ts';
import type { Context } from './context.ts';
import { chooseOperatingPoint } from './models/choose-operating-point.ts';
import { findTableModel } from './models/find-table-model.ts';

/**
 * Points an alias at a version: a deployment, which remembers where the alias pointed before, with the operating point
 * that goes with it. Without one the version's own threshold serves. Fails as `findTableModel` and `chooseOperatingPoint` do.
 */
export async function promoteModel(
  context: Context,
  { ref, alias, reason, ...limits }: Parsed<'model.promote'>,
): Promise<Result<Output<'model.promote'>>> {
  const { store, projectId, actorId, deviceId, now, newId } = context;
  const found = findTableModel(store, projectId, ref);
  if (!found.ok) return found;
  const model = found.value;
  const point = chooseOperatingPoint(context, model, limits);
  if (!point.ok) return point;
  const move = {
    id: newId(),
    alias,
    modelVersionId: model.id,
    threshold: point.value?.threshold ?? model.threshold,
    operatingPoint: point.value,
    reason: reason ?? null,
    movedAtMs: now(),
    actorId,
    deviceId,
  };
  return store.transaction((db) => {
    const stored = appendMove(db, move);
    addNode(db, { id: move.id, kind: 'deployment', label: `${alias} → ${model.ref}`, projectId, atMs: move.movedAtMs });
    addEdge(db, model.id, move.id, 'promoted');
    recordChange(db, context, {
      kind: 'model.promoted',
      lane: `model:${model.name}`,
      entityKind: 'deployment',
      entityId: move.id,
      payload: { ...stored, modelVersionId: model.id },
    });
    return ok(stored);
  });
}
