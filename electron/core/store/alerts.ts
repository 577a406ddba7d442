import { z } from 'zod';
import { Alert, AlertEvent, AlertRules, defaultAlertRules } from '../../../shared/alert.ts';
import { alertTopic } from '../../../shared/domain/alerts/alert-topic.ts';
import { isOpen } from '../../../shared/domain/alerts/due-alerts.ts';
import { Finding } from '../../../shared/drift.ts';
import type { ReadableDb, Row, WritableDb } from './open-database.ts';

const ALERTS = `
  SELECT alert.*, model.name || '@' || version.version AS modelRef,
         coalesce(actor.name, alert.acknowledgedBy) AS acknowledgedName
  FROM alert JOIN modelVersion AS version ON version.id = alert.modelVersionId
  JOIN model ON model.id = version.modelId
  LEFT JOIN actor ON actor.id = alert.acknowledgedBy`;

function alertOf(db: ReadableDb, rules: AlertRules, row: Row): Alert {
  const finding = Finding.parse(JSON.parse(String(row['finding'])));
  const topic = alertTopic(finding);
  const history = historyOf(db, row);
  const snoozedUntilMs = history.findLast(({ kind }) => kind === 'snoozed')?.untilMs ?? null;
  return Alert.parse({ ...row, finding, topic, severity: rules.severities[topic], snoozedUntilMs, history });
}

function historyOf(db: ReadableDb, row: Row): readonly AlertEvent[] {
  const { id, raisedAtMs, acknowledgedAtMs, acknowledgedName, reason } = row;
  const told = db.all(
    `SELECT event.*, coalesce(actor.name, event.actorId) AS actorName FROM alertEvent AS event
     LEFT JOIN actor ON actor.id = event.actorId WHERE event.alertId = ? ORDER BY event.sequence`,
    String(id),
  );
  const raised = { kind: 'raised', actorName: null, reason: null, untilMs: null, atMs: raisedAtMs };
  const acknowledged = {
    kind: 'acknowledged',
    actorName: acknowledgedName,
    reason,
    untilMs: null,
    atMs: acknowledgedAtMs,
  };
  return z.array(AlertEvent).parse([raised, ...told, ...(acknowledgedAtMs === null ? [] : [acknowledged])]);
}

/** A project's alerts, the newest first. */
export function allAlerts(db: ReadableDb, projectId: string): readonly Alert[] {
  const rules = alertRulesOf(db, projectId);
  return db
    .all(`${ALERTS} WHERE alert.projectId = ? ORDER BY alert.raisedAtMs DESC, alert.rowid DESC`, projectId)
    .map((row) => alertOf(db, rules, row));
}

/** Those that nobody has acknowledged or put off beyond `nowMs`, the newest first. */
export const openAlerts = (db: ReadableDb, projectId: string, nowMs: number): readonly Alert[] =>
  allAlerts(db, projectId).filter((alert) => isOpen(alert, nowMs));

export function findAlert(db: ReadableDb, projectId: string, id: string): Alert | null {
  const row = db.first(`${ALERTS} WHERE alert.projectId = ? AND alert.id = ?`, projectId, id);
  return row === null ? null : alertOf(db, alertRulesOf(db, projectId), row);
}

export type NewAlert = {
  readonly id: string;
  readonly projectId: string;
  readonly modelVersionId: string;
  /** The window it was seen in; null for what was seen of a deployment or in what came in day by day. */
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

/** Adds to an alert's history that it was told, or put off. */
export function addAlertEvent(
  db: WritableDb,
  event: {
    readonly alertId: string;
    readonly kind: 'told' | 'snoozed';
    readonly actorId: string | null;
    readonly reason: string | null;
    readonly untilMs: number | null;
    readonly atMs: number;
  },
): void {
  db.run(
    `INSERT INTO alertEvent (alertId, kind, actorId, reason, untilMs, atMs)
     VALUES (:alertId, :kind, :actorId, :reason, :untilMs, :atMs)`,
    event,
  );
}

/** What a project says of alerts; the default where it said nothing. */
export function alertRulesOf(db: ReadableDb, projectId: string): AlertRules {
  const text = db.value<string>('SELECT rules FROM alertRules WHERE projectId = ?', projectId);
  return text === null ? defaultAlertRules : AlertRules.parse(JSON.parse(text));
}

export function setAlertRules(
  db: WritableDb,
  { rules, ...by }: { rules: AlertRules; projectId: string; actorId: string; deviceId: string; setAtMs: number },
): void {
  db.run(
    `INSERT INTO alertRules (projectId, rules, actorId, deviceId, setAtMs)
     VALUES (:projectId, :rules, :actorId, :deviceId, :setAtMs)
     ON CONFLICT (projectId) DO UPDATE SET rules = :rules, actorId = :actorId, deviceId = :deviceId, setAtMs = :setAtMs`,
    { ...by, rules: JSON.stringify(rules) },
  );
}
