import type { Output, Parsed } from '../../../shared/calls.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { findAlert, markAcknowledged } from '../store/alerts.ts';
import { recordChange } from '../store/change.ts';
import type { Context } from './context.ts';

/** Closes an alert with a reason. Fails with `alert.unknown`, and with `alert.alreadyAcknowledged`: a reason stays. */
export async function acknowledgeAlert(
  context: Context,
  { id, reason }: Parsed<'alert.acknowledge'>,
): Promise<Result<Output<'alert.acknowledge'>>> {
  const { store, projectId, actorId } = context;
  return store.transaction((db) => {
    const alert = findAlert(db, projectId, id);
    if (alert === null) return fail('alert.unknown', `There is no alert ${id} here.`, 'List the alerts to see them.');
    if (alert.acknowledgedAtMs !== null) {
      return fail('alert.alreadyAcknowledged', 'Somebody has acknowledged this alert already.', 'Look at its reason.');
    }
    const atMs = context.now();
    markAcknowledged(db, { id, actorId, reason, atMs });
    const acknowledged = { ...alert, acknowledgedAtMs: atMs, reason };
    const payload = { id, actorId, reason, acknowledgedAtMs: atMs };
    recordChange(db, context, {
      kind: 'alert.acknowledged',
      lane: `alert:${id}`,
      entityKind: 'alert',
      entityId: id,
      payload,
    });
    return ok(acknowledged);
  });
}
