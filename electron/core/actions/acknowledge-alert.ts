import type { Output, Parsed } from '../../../shared/calls.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { findAlert, markAcknowledged } from '../store/alerts.ts';
import { recordChange } from '../store/change.ts';
import type { Context } from './context.ts';
import { refuseAcknowledged, refuseUnknownAlert } from './monitoring/alert-refusals.ts';

/** Closes an alert with a reason. Fails with `alert.unknown`, and with `alert.alreadyAcknowledged`: a reason stays. */
export async function acknowledgeAlert(
  context: Context,
  { id, reason }: Parsed<'alert.acknowledge'>,
): Promise<Result<Output<'alert.acknowledge'>>> {
  const { store, projectId, actorId } = context;
  return store.transaction((db) => {
    const alert = findAlert(db, projectId, id);
    if (alert === null) return refuseUnknownAlert(id);
    if (alert.acknowledgedAtMs !== null) return refuseAcknowledged();
    const atMs = context.now();
    markAcknowledged(db, { id, actorId, reason, atMs });
    const payload = { id, actorId, reason, acknowledgedAtMs: atMs };
    recordChange(db, context, {
      kind: 'alert.acknowledged',
      lane: `alert:${id}`,
      entityKind: 'alert',
      entityId: id,
      payload,
    });
    const acknowledged = findAlert(db, projectId, id);
    if (acknowledged === null) throw new Error(`alert ${id} is gone`);
    return ok(acknowledged);
  });
}
