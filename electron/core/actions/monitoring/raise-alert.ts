import type { Finding } from '../../../../shared/drift.ts';
import { insertAlert, sameAlert } from '../../store/alerts.ts';
import { recordChange } from '../../store/change.ts';
import type { Context } from '../context.ts';

/** Raises what was found, and answers the alert's id: the earlier one's where the same was raised before. */
export function raiseAlert(
  context: Context,
  { modelVersionId, windowId }: { readonly modelVersionId: string; readonly windowId: string },
  finding: Finding,
): string {
  const { store, projectId } = context;
  return store.transaction((db) => {
    const known = sameAlert(db, { projectId, modelVersionId, finding });
    if (known !== null) return known;
    const alert = { id: context.newId(), modelVersionId, windowId, finding, raisedAtMs: context.now() };
    insertAlert(db, { ...alert, projectId });
    const lane = `alert:${alert.id}`;
    recordChange(db, context, { kind: 'alert.raised', lane, entityKind: 'alert', entityId: alert.id, payload: alert });
    return alert.id;
  });
}
