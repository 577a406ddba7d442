import type { ExchangeCounts } from '../../../shared/exchange.ts';
import { Label } from '../../../shared/label.ts';
import type { ReadableDb, Row } from './open-database.ts';
import { eventFieldsOf, type RecordEvent } from './records.ts';
import { SaidRule } from './rule-decisions.ts';

/** Rows read at once, so that a long history is never whole in memory. */
const ROWS_AT_ONCE = 1_000;

/** How much of a project is here that can be exchanged. */
export function countExchanged(db: ReadableDb, projectId: string): ExchangeCounts {
  const count = (sql: string): number => db.value<number>(`SELECT count(*) FROM ${sql}`, projectId) ?? 0;
  return {
    records: count('record WHERE projectId = ?'),
    events: count('recordEvent AS e JOIN record AS r ON r.id = e.recordId WHERE r.projectId = ?'),
    labels: count('label WHERE projectId = ?'),
    datasetVersions: count(
      `datasetVersion AS v JOIN dataset AS d ON d.id = v.datasetId
       WHERE d.projectId = ? AND NOT EXISTS (SELECT 1 FROM deletedVersion WHERE versionId = v.id)`,
    ),
    forms: count('formVersion WHERE projectId = ?'),
    merges:
      count('subjectMerge WHERE projectId = ?') +
      count('(SELECT DISTINCT splitId FROM subjectSplit WHERE projectId = ?)'),
    comments: count('threadEvent WHERE projectId = ?'),
    models:
      count('modelVersion AS v JOIN model AS m ON m.id = v.modelId WHERE m.projectId = ?') +
      count('aliasMove AS v JOIN model AS m ON m.id = v.modelId WHERE m.projectId = ?') +
      count('registryEntry WHERE projectId = ?') +
      count('cardRevision WHERE projectId = ?'),
    erasures: count('subjectErasure WHERE projectId = ?'),
    formUses: count('formUse WHERE projectId = ?'),
  };
}

export type SubjectEvent = {
  readonly event: RecordEvent;
  readonly subjectId: string | null;
  readonly rule: SaidRule | null;
};

/** All events of a project's records in the order in which they came here: an edit after what it edits. */
export const eventsOfProject = (db: ReadableDb, projectId: string): Generator<SubjectEvent> =>
  pages(
    db,
    `SELECT e.rowid AS place, e.*, r.subjectId, said.decision, said.shown, (
       SELECT json_group_array(also.baseEventId) FROM recordEventBase AS also
       WHERE also.eventId = e.id AND also.baseEventId <> e.baseEventId) AS alsoBases
     FROM recordEvent AS e CROSS JOIN record AS r ON r.id = e.recordId -- in this order, or each page would sort them all
     LEFT JOIN ruleDecision AS said ON said.recordEventId = e.id
     WHERE r.projectId = ? AND e.rowid > ? ORDER BY e.rowid LIMIT ${ROWS_AT_ONCE}`,
    projectId,
    (row) => ({
      event: {
        ...eventFieldsOf(row),
        baseEventId: textOrNull(row['baseEventId']),
        alsoBaseEventIds: (JSON.parse(String(row['alsoBases'])) as unknown[]).map(String),
      },
      subjectId: textOrNull(row['subjectId']),
      rule:
        row['decision'] === null
          ? null
          : SaidRule.parse({ decision: JSON.parse(String(row['decision'])), shown: row['shown'] === 1 }),
    }),
  );

export const labelsOfProject = (db: ReadableDb, projectId: string): Generator<Label & { deviceId: string }> =>
  pages(
    db,
    `SELECT rowid AS place, * FROM label WHERE projectId = ? AND rowid > ? ORDER BY rowid LIMIT ${ROWS_AT_ONCE}`,
    projectId,
    (row) => ({
      ...Label.parse({
        ...row,
        answer: JSON.parse(String(row['answer'])),
        predictionShown: row['predictionShown'] === 1,
      }),
      deviceId: String(row['deviceId']),
    }),
  );

/** Ids of a project's versions in the order in which they came here: a version after those that it was made from. */
export const versionIdsInOrder = (db: ReadableDb, projectId: string): readonly string[] =>
  db
    .all(
      `SELECT v.id FROM datasetVersion AS v JOIN dataset AS d ON d.id = v.datasetId
       WHERE d.projectId = ? AND NOT EXISTS (SELECT 1 FROM deletedVersion WHERE versionId = v.id) ORDER BY v.rowid`,
      projectId,
    )
    .map((row) => String(row['id']));

/** Who made a version, where and from what: what `DatasetVersion` does not say. */
export function versionMaking(db: ReadableDb, versionId: string) {
  const row = db.first('SELECT baseVersionId, actorId, deviceId FROM datasetVersion WHERE id = ?', versionId);
  if (row === null) throw new Error(`there is no data set version ${versionId}`);
  return {
    baseVersionId: textOrNull(row['baseVersionId']),
    actorId: String(row['actorId']),
    deviceId: String(row['deviceId']),
  };
}

const textOrNull = (value: unknown): string | null => (value === null ? null : String(value));

function* pages<T>(db: ReadableDb, sql: string, projectId: string, read: (row: Row) => T): Generator<T> {
  let place = 0;
  for (let page = db.all(sql, projectId, place); page.length > 0; page = db.all(sql, projectId, place)) {
    for (const row of page) yield read(row);
    place = Number(page.at(-1)?.['place'] ?? 0);
  }
}
