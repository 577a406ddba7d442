import type { TripEvidence } from '../../../../shared/tripwires.ts';
import type { AliasMove } from '../../../../shared/registry.ts';
import { recordChange } from '../../store/change.ts';
import { insertAlert, sameAlert } from '../../store/alerts.ts';
import type { WritableDb } from '../../store/open-database.ts';
import type { Context } from '../context.ts';

/** What became of a version whose tripwire broke: it went, or nothing could stand in for it. */
export type Outcome = 'takenBack' | 'stays';

/** Raises, once for a deployment, that its tripwire broke, in the caller's transaction; whoever opens it sees the evidence. */
export function raiseTripAlert(
  db: WritableDb,
  context: Context,
  { id: deployment, alias, modelVersionId, ref }: AliasMove,
  { tripped }: TripEvidence,
  outcome: Outcome,
): void {
  const { projectId } = context;
  const finding = { key: `tripwires.finding.${outcome}.${tripped}`, values: { deployment, alias, ref } };
  if (sameAlert(db, { projectId, modelVersionId, finding }) !== null) return;
  const alert = { id: context.newId(), modelVersionId, windowId: null, finding, raisedAtMs: context.now() };
  insertAlert(db, { ...alert, projectId });
  const lane = `alert:${alert.id}`;
  recordChange(db, context, { kind: 'alert.raised', lane, entityKind: 'alert', entityId: alert.id, payload: alert });
}
