import { z } from 'zod';
import { Cell } from '../../../shared/column.ts';
import { Unmeasured } from '../../../shared/unmeasured.ts';
import type { ReadableDb, WritableDb } from './open-database.ts';

export const RecordValues = z.record(z.string(), Cell);
export type RecordValues = Readonly<z.infer<typeof RecordValues>>;

export type RecordEvent = {
  readonly id: string;
  readonly recordId: string;
  /** The event that this one changes; null for the first. */
  readonly baseEventId: string | null;
  /** Without what names a person, which is in `sealed` (actions/records/identifiers.ts). */
  readonly values: RecordValues;
  readonly sealed: Uint8Array | null;
  /** Why values are missing, by column. */
  readonly unmeasured: Unmeasured;
  readonly actorId: string;
  readonly deviceId: string;
  readonly capturedAtMs: number;
};

/** Whose a record is, or null where there is none of that id. */
export function recordHead(db: ReadableDb, id: string): { projectId: string; subjectId: string | null } | null {
  const row = db.first('SELECT projectId, subjectId FROM record WHERE id = ?', id);
  if (row === null) return null;
  return {
    projectId: String(row['projectId']),
    subjectId: row['subjectId'] === null ? null : String(row['subjectId']),
  };
}

/** The newest event of a record, which an edit builds on. */
export const newestEventId = (db: ReadableDb, recordId: string): string | null =>
  db.value<string>(
    'SELECT id FROM recordEvent WHERE recordId = ? ORDER BY capturedAtMs DESC, rowid DESC LIMIT 1',
    recordId,
  );

export const hasRecordEvent = (db: ReadableDb, id: string): boolean =>
  db.value<string>('SELECT id FROM recordEvent WHERE id = ?', id) !== null;

export function insertRecord(
  db: WritableDb,
  record: { id: string; projectId: string; subjectId: string | null; createdAtMs: number },
): void {
  db.run(
    `INSERT INTO record (id, projectId, subjectId, createdAtMs) VALUES (:id, :projectId, :subjectId, :createdAtMs)`,
    record,
  );
}

/** Says whose a record is that was nobody's until an edit said so. */
export function nameSubject(db: WritableDb, recordId: string, subjectId: string): void {
  db.run('UPDATE record SET subjectId = :subjectId WHERE id = :recordId AND subjectId IS NULL', {
    recordId,
    subjectId,
  });
}

export function appendRecordEvent(db: WritableDb, event: RecordEvent): void {
  db.run(
    `INSERT INTO recordEvent (id, recordId, baseEventId, "values", sealed, unmeasured, actorId, deviceId, capturedAtMs)
     VALUES (:id, :recordId, :baseEventId, :values, :sealed, :unmeasured, :actorId, :deviceId, :capturedAtMs)`,
    { ...event, values: JSON.stringify(event.values), unmeasured: JSON.stringify(event.unmeasured) },
  );
}

export type ListedRecord = {
  readonly id: string;
  readonly subjectCode: string | null;
  readonly subjectId: string | null;
  /** The newest event, and what it holds. */
  readonly eventId: string;
  readonly values: RecordValues;
  readonly sealed: Uint8Array | null;
  readonly unmeasured: Unmeasured;
  readonly capturedAtMs: number;
};

/** Records as they are now (their newest events), the newest made first. */
export const newestRecords = (db: ReadableDb, projectId: string, limit: number): ListedRecord[] =>
  db
    .all(
      `SELECT recent.id, recent.subjectId, subject.code, event.id AS eventId, event."values", event.sealed,
               event.unmeasured, event.capturedAtMs
       FROM (SELECT rowid AS place, * FROM record WHERE projectId = ? ORDER BY createdAtMs DESC, rowid DESC LIMIT ?) AS recent
       LEFT JOIN subject ON subject.id = recent.subjectId
       JOIN recordEvent AS event ON event.rowid = (
         SELECT rowid FROM recordEvent WHERE recordId = recent.id ORDER BY capturedAtMs DESC, rowid DESC LIMIT 1)
       ORDER BY recent.createdAtMs DESC, recent.place DESC`,
      projectId,
      limit,
    )
    .map((row) => ({
      id: String(row['id']),
      subjectCode: row['code'] === null ? null : String(row['code']),
      subjectId: row['subjectId'] === null ? null : String(row['subjectId']),
      eventId: String(row['eventId']),
      sealed: row['sealed'] instanceof Uint8Array ? row['sealed'] : null,
      values: RecordValues.parse(JSON.parse(String(row['values']))),
      unmeasured: Unmeasured.parse(JSON.parse(String(row['unmeasured']))),
      capturedAtMs: Number(row['capturedAtMs']),
    }));

export const countRecords = (db: ReadableDb, projectId: string): number =>
  db.value<number>('SELECT count(*) FROM record WHERE projectId = ?', projectId) ?? 0;
