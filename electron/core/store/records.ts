import { z } from 'zod';
import { Cell } from '../../../shared/column.ts';
import type { FilledVersion } from '../../../shared/forms/form-version.ts';
import { Unmeasured } from '../../../shared/unmeasured.ts';
import type { ReadableDb, Row, WritableDb } from './open-database.ts';

export const RecordValues = z.record(z.string(), Cell);
export type RecordValues = Readonly<z.infer<typeof RecordValues>>;

export type RecordEvent = {
  readonly id: string;
  readonly recordId: string;
  /** The event that this one changes; null for the first. */
  readonly baseEventId: string | null;
  /** Further events that this one replaces, where it settles a fork. */
  readonly alsoBaseEventIds: readonly string[];
  /** Without what names a person, which is in `sealed` (actions/records/identifiers.ts). */
  readonly values: RecordValues;
  readonly sealed: Uint8Array | null;
  /** Why values are missing, by column. */
  readonly unmeasured: Unmeasured;
  readonly actorId: string;
  readonly deviceId: string;
  readonly capturedAtMs: number;
  /** How far the clock was behind the latest moment known on its laptop, where it was set back; else null. */
  readonly clockBehindMs: number | null;
  /** The version of the imported form that was filled in; null where none was. */
  readonly form: FilledVersion | null;
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

/** What nobody has edited. Two of them are a fork; a record is shown as the newest says, on every laptop the same one. */
const HEADS = `NOT EXISTS (SELECT 1 FROM recordEventBase AS later WHERE later.baseEventId = head.id)
  ORDER BY head.capturedAtMs DESC, head.id DESC`;

/** The events of a record that no other builds on, the one that counts first: more than one is a fork. */
export const headEventIds = (db: ReadableDb, recordId: string): readonly string[] =>
  db
    .all(`SELECT head.id FROM recordEvent AS head WHERE head.recordId = ? AND ${HEADS}`, recordId)
    .map(({ id }) => String(id));

/** The event that an edit builds on where nobody names another. */
export const newestEventId = (db: ReadableDb, recordId: string): string | null => headEventIds(db, recordId)[0] ?? null;

/** What names somebody, sealed with the nearest event that `eventId` builds on and that says it; null for none. */
export function nearestSealed(db: ReadableDb, eventId: string): { eventId: string; sealed: Uint8Array } | null {
  const row = db.first(
    `WITH RECURSIVE line (id, baseEventId, sealed, depth) AS (
       SELECT id, baseEventId, sealed, 0 FROM recordEvent WHERE id = ?
       UNION ALL SELECT base.id, base.baseEventId, base.sealed, depth + 1
       FROM line JOIN recordEvent AS base ON base.id = line.baseEventId WHERE line.sealed IS NULL
     ) SELECT id, sealed FROM line WHERE sealed IS NOT NULL ORDER BY depth LIMIT 1`,
    eventId,
  );
  const sealed = row?.['sealed'];
  return sealed instanceof Uint8Array ? { eventId: String(row?.['id']), sealed } : null;
}

/** The values of one event of a record; null where it has none of that id. */
export function eventOf(db: ReadableDb, recordId: string, eventId: string): StoredEvent | null {
  const row = db.first('SELECT * FROM recordEvent WHERE id = ? AND recordId = ?', eventId, recordId);
  return row === null ? null : storedEventOf(db, row);
}

/** All events of a record, the oldest first; after those that it builds on, whatever the clock said. */
export function eventsOf(db: ReadableDb, recordId: string): readonly StoredEvent[] {
  let left = db
    .all('SELECT * FROM recordEvent WHERE recordId = ? ORDER BY capturedAtMs, id', recordId)
    .map((row) => storedEventOf(db, row));
  const inOrder: StoredEvent[] = [];
  const isWaiting = ({ baseEventIds }: StoredEvent): boolean => left.some(({ id }) => baseEventIds.includes(id));
  while (left.length > 0) {
    const next = left.find((event) => !isWaiting(event));
    if (next === undefined) throw new Error(`events of the record ${recordId} build on each other in a circle`);
    inOrder.push(next);
    left = left.filter((event) => event !== next);
  }
  return inOrder;
}

export type StoredEvent = Omit<RecordEvent, 'baseEventId' | 'alsoBaseEventIds'> & {
  readonly baseEventIds: readonly string[];
};

const storedEventOf = (db: ReadableDb, row: Row): StoredEvent => ({
  ...eventFieldsOf(row),
  baseEventIds: basesFirst(db, String(row['id']), row['baseEventId']),
});

/** A row of recordEvent, without what it builds on. */
export const eventFieldsOf = (row: Row): Omit<StoredEvent, 'baseEventIds'> => ({
  id: String(row['id']),
  recordId: String(row['recordId']),
  values: RecordValues.parse(JSON.parse(String(row['values']))),
  sealed: row['sealed'] instanceof Uint8Array ? row['sealed'] : null,
  unmeasured: Unmeasured.parse(JSON.parse(String(row['unmeasured']))),
  actorId: String(row['actorId']),
  deviceId: String(row['deviceId']),
  capturedAtMs: Number(row['capturedAtMs']),
  clockBehindMs: row['clockBehindMs'] === null ? null : Number(row['clockBehindMs']),
  form: row['formName'] === null ? null : { name: String(row['formName']), digest: String(row['formDigest']) },
});

/** The base that an event changes, then those that it settles besides. */
const basesFirst = (db: ReadableDb, eventId: string, first: unknown): readonly string[] =>
  db
    .all(
      'SELECT baseEventId FROM recordEventBase WHERE eventId = ? ORDER BY baseEventId <> ?, baseEventId',
      eventId,
      String(first),
    )
    .map(({ baseEventId }) => String(baseEventId));

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
    `INSERT INTO recordEvent (id, recordId, baseEventId, "values", sealed, unmeasured, actorId, deviceId, capturedAtMs,
                              clockBehindMs, formName, formDigest)
     VALUES (:id, :recordId, :baseEventId, :values, :sealed, :unmeasured, :actorId, :deviceId, :capturedAtMs,
             :clockBehindMs, :formName, :formDigest)`,
    {
      id: event.id,
      recordId: event.recordId,
      baseEventId: event.baseEventId,
      values: JSON.stringify(event.values),
      sealed: event.sealed,
      unmeasured: JSON.stringify(event.unmeasured),
      actorId: event.actorId,
      deviceId: event.deviceId,
      capturedAtMs: event.capturedAtMs,
      clockBehindMs: event.clockBehindMs,
      formName: event.form?.name ?? null,
      formDigest: event.form?.digest ?? null,
    },
  );
  for (const baseEventId of basesOf(event)) {
    db.run('INSERT OR IGNORE INTO recordEventBase (baseEventId, eventId) VALUES (:baseEventId, :id)', {
      baseEventId,
      id: event.id,
    });
  }
}

/** Every event that this one builds on. */
export const basesOf = (event: Pick<RecordEvent, 'baseEventId' | 'alsoBaseEventIds'>): readonly string[] =>
  event.baseEventId === null ? [] : [event.baseEventId, ...event.alsoBaseEventIds];

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
         SELECT head.rowid FROM recordEvent AS head WHERE head.recordId = recent.id AND ${HEADS} LIMIT 1)
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
