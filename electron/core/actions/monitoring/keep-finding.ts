import type { DriftReport, Finding } from '../../../../shared/drift.ts';
import { insertAlert, sameAlert } from '../../store/alerts.ts';
import { recordChange } from '../../store/change.ts';
import type { WritableDb } from '../../store/open-database.ts';
import { keepWindowVerdict } from '../../store/window-verdicts.ts';
import type { Context } from '../context.ts';

type Seen = { readonly modelVersionId: string; readonly windowId: string };

/**
 * Keeps what was found in a window. Where that is drift it raises an alert, and answers its id: the earlier one's where
 * the same was raised before.
 */
export function keepFinding(
  context: Context,
  seen: Seen,
  report: Pick<DriftReport, 'drift' | 'n'>,
  finding: Finding,
): string | null {
  const { windowId } = seen;
  const lookedAtMs = context.now();
  return context.store.transaction((db) => {
    keepWindowVerdict(db, { windowId, isDrift: report.drift, rows: report.n, finding, lookedAtMs });
    return report.drift ? raiseAlert(db, context, seen, finding) : null;
  });
}

function raiseAlert(db: WritableDb, context: Context, { modelVersionId, windowId }: Seen, finding: Finding): string {
  const { projectId } = context;
  const known = sameAlert(db, { projectId, modelVersionId, finding });
  if (known !== null) return known;
  const alert = { id: context.newId(), modelVersionId, windowId, finding, raisedAtMs: context.now() };
  insertAlert(db, { ...alert, projectId });
  const lane = `alert:${alert.id}`;
  recordChange(db, context, { kind: 'alert.raised', lane, entityKind: 'alert', entityId: alert.id, payload: alert });
  return alert.id;
}
