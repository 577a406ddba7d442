import type { ReadableDb } from './open-database.ts';
import { RecordValues } from './records.ts';

export type StoredVisit = {
  readonly recordId: string;
  readonly subjectId: string;
  readonly subjectCode: string;
  readonly eventId: string;
  readonly values: RecordValues;
  readonly sealed: Uint8Array | null;
  readonly capturedAtMs: number;
};

/** The visits of subjects that are one, each as it stands after its edits, the newest made first. */
export const visitsOf = (db: ReadableDb, subjectIds: readonly string[], limit: number): readonly StoredVisit[] =>
  db
    .all(
      `SELECT record.id AS recordId, record.subjectId, subject.code, record.createdAtMs, event.id AS eventId,
              event."values", event.sealed
       FROM record JOIN subject ON subject.id = record.subjectId
       JOIN recordEvent AS event ON event.rowid = (
         SELECT head.rowid FROM recordEvent AS head WHERE head.recordId = record.id
           AND NOT EXISTS (SELECT 1 FROM recordEventBase AS later WHERE later.baseEventId = head.id)
         ORDER BY head.capturedAtMs DESC, head.id DESC LIMIT 1)
       WHERE record.subjectId IN (SELECT value FROM json_each(?))
       ORDER BY record.createdAtMs DESC, record.id LIMIT ?`,
      JSON.stringify(subjectIds),
      limit,
    )
    .map((row) => ({
      recordId: String(row['recordId']),
      subjectId: String(row['subjectId']),
      subjectCode: String(row['code']),
      eventId: String(row['eventId']),
      values: RecordValues.parse(JSON.parse(String(row['values']))),
      sealed: row['sealed'] instanceof Uint8Array ? row['sealed'] : null,
      capturedAtMs: Number(row['createdAtMs']),
    }));

/** How often subjects that are one were visited. */
export const visitCount = (db: ReadableDb, subjectIds: readonly string[]): number =>
  db.value<number>(
    'SELECT count(*) FROM record WHERE subjectId IN (SELECT value FROM json_each(?))',
    JSON.stringify(subjectIds),
  ) ?? 0;

/** Who was visited in the newest records of a project, each once, the last visited first. */
export const lastVisited = (db: ReadableDb, projectId: string, limit: number): readonly string[] =>
  db
    .all(
      `SELECT subjectId FROM (
         SELECT subjectId, createdAtMs FROM record WHERE projectId = ? ORDER BY createdAtMs DESC LIMIT ?)
       WHERE subjectId IS NOT NULL GROUP BY subjectId ORDER BY max(createdAtMs) DESC LIMIT ?`,
      projectId,
      limit * RECORDS_PER_SUBJECT,
      limit,
    )
    .map(({ subjectId }) => String(subjectId));

/** So many of the newest records are looked at for each subject that is wanted. */
const RECORDS_PER_SUBJECT = 10;

/** The newest event that names somebody, over all visits of one subject; null where none does. */
export function newestNaming(db: ReadableDb, subjectId: string): { eventId: string; sealed: Uint8Array } | null {
  const row = db.first(
    `SELECT event.id, event.sealed FROM record JOIN recordEvent AS event ON event.recordId = record.id
     WHERE record.subjectId = ? AND event.sealed IS NOT NULL ORDER BY event.capturedAtMs DESC, event.id DESC LIMIT 1`,
    subjectId,
  );
  const sealed = row?.['sealed'];
  return sealed instanceof Uint8Array ? { eventId: String(row?.['id']), sealed } : null;
}
