import type { Output, Parsed } from '../../../shared/calls.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { addAlertEvent, findAlert } from '../store/alerts.ts';
import type { Context } from './context.ts';
import { refuseAcknowledged, refuseUnknownAlert } from './monitoring/alert-refusals.ts';

/**
 * Puts an alert off until a moment. Fails with `alert.unknown`, `alert.alreadyAcknowledged`, and with `alert.past` where
 * the moment is over.
 */
export async function snoozeAlert(
  { store, projectId, actorId, now }: Context,
  { id, untilMs, reason }: Parsed<'alert.snooze'>,
): Promise<Result<Output<'alert.snooze'>>> {
  return store.transaction((db) => {
    const alert = findAlert(db, projectId, id);
    if (alert === null) return refuseUnknownAlert(id);
    if (alert.acknowledgedAtMs !== null) return refuseAcknowledged();
    const atMs = now();
    if (untilMs <= atMs) return fail('alert.past', 'That moment is over.', 'Put it off until a later one.');
    addAlertEvent(db, { alertId: id, kind: 'snoozed', actorId, reason: reason ?? null, untilMs, atMs });
    const snoozed = findAlert(db, projectId, id);
    if (snoozed === null) throw new Error(`alert ${id} is gone`);
    return ok(snoozed);
  });
}
