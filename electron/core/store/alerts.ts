import { calls, type Output } from '../../../shared/calls.ts';
import type { Finding } from '../../../shared/drift.ts';
import type { ReadableDb, Row, WritableDb } from './open-database.ts';

export type Alert = Output<'alert.acknowledge'>;

const ALERTS = `
  SELECT alert.*, model.name || '@' || version.version AS modelRef
  FROM alert JOIN modelVersion AS version ON version.id = alert.modelVersionId
  JOIN model ON model.id = version.modelId`;

const alertOf = (row: Row): Alert =>
  calls['alert.acknowledge'].output.parse({ ...row, finding: JSON.parse(String(row['finding'])) });

/** A project's alerts, the newest first. */
export const allAlerts = (db: ReadableDb, projectId: string): readonly Alert[] =>
  db
    .all(`${ALERTS} WHERE alert.projectId = ? ORDER BY alert.raisedAtMs DESC, alert.rowid DESC`, projectId)
    .map(alertOf);

/** Those that nobody has acknowledged yet, the newest first. */
export const openAlerts = (db: ReadableDb, projectId: string): readonly Alert[] =>
  allAlerts(db, projectId).filter(({ acknowledgedAtMs }) => acknowledgedAtMs === null);

export function findAlert(db: ReadableDb, projectId: string, id: string): Alert | null {
  const row = db.first(`${ALERTS} WHERE alert.projectId = ? AND alert.id = ?`, projectId, id);
  return row === null ? null : alertOf(row);
}

export type NewAlert = {
  readonly id: string;
  readonly projectId: string;
  readonly modelVersionId: string;
  /** The window it was seen in; null for what was seen of a deployment. */
  readonly windowId: string | null;
  readonly finding: Finding;
  readonly raisedAtMs: number;
};

/** The alert of the same model version that says the same of the same column and site; it is raised only once. */
export const sameAlert = (db: ReadableDb, alert: Omit<NewAlert, 'id' | 'windowId' | 'raisedAtMs'>): string | null =>
  db.value<string>('SELECT id FROM alert WHERE projectId = ? AND dedupeKey = ?', alert.projectId, dedupeKey(alert));

export function insertAlert(db: WritableDb, alert: NewAlert): void {
  db.run(
    `INSERT INTO alert (id, projectId, dedupeKey, modelVersionId, windowId, finding, raisedAtMs)
     VALUES (:id, :projectId, :dedupeKey, :modelVersionId, :windowId, :finding, :raisedAtMs)`,
    { ...alert, dedupeKey: dedupeKey(alert), finding: JSON.stringify(alert.finding) },
  );
}

/** Sizes and counts are left out: they differ at every look. What is found of another deployment is another finding. */
const dedupeKey = ({
  modelVersionId,
  finding: { key, values },
}: Pick<NewAlert, 'modelVersionId' | 'finding'>): string =>
  JSON.stringify([
    modelVersionId,
    key,
    values['column'] ?? null,
    values['site'] ?? null,
    ...(values['deployment'] === undefined ? [] : [values['deployment']]),
  ]);

export function markAcknowledged(
  db: WritableDb,
  alert: { readonly id: string; readonly actorId: string; readonly reason: string; readonly atMs: number },
): void {
  db.run(
    'UPDATE alert SET acknowledgedAtMs = :atMs, acknowledgedBy = :actorId, reason = :reason WHERE id = :id',
    alert,
  );
}
