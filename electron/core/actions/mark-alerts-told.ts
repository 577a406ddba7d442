import type { Output, Parsed } from '../../../shared/calls.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { addAlertEvent, findAlert } from '../store/alerts.ts';
import type { Context } from './context.ts';

/** Keeps that alerts were told; ids that are not the project's are left out. */
export async function markAlertsTold(
  { store, projectId, now }: Context,
  { ids }: Parsed<'alert.told'>,
): Promise<Result<Output<'alert.told'>>> {
  const atMs = now();
  store.transaction((db) => {
    for (const alertId of ids.filter((id) => findAlert(db, projectId, id) !== null)) {
      addAlertEvent(db, { alertId, kind: 'told', actorId: null, reason: null, untilMs: null, atMs });
    }
  });
  return ok({});
}
