import type { Finding } from '../../../../shared/drift.ts';
import { insertAlert, sameAlert } from '../../store/alerts.ts';
import { recordChange } from '../../store/change.ts';
import type { WritableDb } from '../../store/open-database.ts';
import type { Context } from '../context.ts';

type Seen = {
  readonly modelVersionId: string;
  /** Null where it was seen in what came in day by day. */
  readonly windowId: string | null;
};

/** Raises an alert of what was found of a version, and answers its id: the earlier one's where the same was raised before. */
export function raiseAlert(
  db: WritableDb,
  context: Context,
  { modelVersionId, windowId }: Seen,
  finding: Finding,
): string {
  const { projectId } = context;
  const known = sameAlert(db, { projectId, modelVersionId, finding });
  if (known !== null) return known;
  const alert = { id: context.newId(), modelVersionId, windowId, finding, raisedAtMs: context.now() };
  insertAlert(db, { ...alert, projectId });
  const lane = `alert:${alert.id}`;
  recordChange(db, context, { kind: 'alert.raised', lane, entityKind: 'alert', entityId: alert.id, payload: alert });
  return alert.id;
}
