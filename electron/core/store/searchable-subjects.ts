import type { ReadableDb, Row } from './open-database.ts';
import { RecordValues } from './records.ts';
import { openSealed } from './sealed-identifiers.ts';
import { unwrapKey } from './subjects.ts';

/** What somebody is found by; `identifiers` are empty where their key is gone or of another laptop. */
export type SearchableSubject = {
  readonly id: string;
  readonly code: string;
  readonly identifiers: RecordValues;
  /** Of the newest event of all visits. */
  readonly values: RecordValues;
};

/** The newest event of a subject's visits that fits; both parts are answered by indexes. */
const newestEvent = (condition: string): string =>
  `(SELECT event.rowid FROM record JOIN recordEvent AS event ON event.recordId = record.id
    WHERE record.subjectId = subject.id ${condition} ORDER BY event.capturedAtMs DESC, event.id DESC LIMIT 1)`;

/** `subjects` chooses whom; their events are looked up for these alone. */
const select = (subjects: string): string => `
  SELECT subject.place, subject.id, subject.code, subjectKey.key, naming.id AS eventId, naming.sealed,
         newest."values"
  FROM (${subjects}) AS subject LEFT JOIN subjectKey ON subjectKey.subjectId = subject.id
  LEFT JOIN recordEvent AS naming ON naming.rowid = ${newestEvent('AND event.sealed IS NOT NULL')}
  LEFT JOIN recordEvent AS newest ON newest.rowid = ${newestEvent('')}
  ORDER BY subject.place`;

/** The next subjects of a project after `place`, in the order of their making, and the place to go on from. */
export function subjectsAfter(
  db: ReadableDb,
  projectId: string,
  place: number,
  limit: number,
  wrappingKey: Uint8Array | null,
): { readonly subjects: readonly SearchableSubject[]; readonly place: number | null } {
  const rows = db.all(
    // The plus keeps SQLite from the index of codes, whose order would have it sort all subjects for every page.
    select('SELECT rowid AS place, id, code FROM subject WHERE +projectId = ? AND rowid > ? ORDER BY rowid LIMIT ?'),
    projectId,
    place,
    limit,
  );
  const last = rows.at(-1)?.['place'];
  return {
    subjects: rows.map((row) => searchableOf(row, wrappingKey)),
    place: last === undefined ? null : Number(last),
  };
}

/** Subjects of a project whose visits got events after the one at `eventPlace`, with the newest place. */
export function subjectsChangedAfter(
  db: ReadableDb,
  projectId: string,
  eventPlace: number,
  wrappingKey: Uint8Array | null,
): { readonly subjects: readonly SearchableSubject[]; readonly eventPlace: number } {
  const newest = newestEventPlace(db);
  if (newest <= eventPlace) return { subjects: [], eventPlace };
  const rows = db.all(
    select(`SELECT rowid AS place, id, code FROM subject WHERE id IN (
       SELECT record.subjectId FROM recordEvent AS event JOIN record ON record.id = event.recordId
       WHERE event.rowid > ? AND +record.projectId = ? AND record.subjectId IS NOT NULL)`),
    eventPlace,
    projectId,
  );
  return { subjects: rows.map((row) => searchableOf(row, wrappingKey)), eventPlace: newest };
}

/** Events are only appended, so what comes later has a larger place. 0 where there is none. */
export const newestEventPlace = (db: ReadableDb): number => db.value<number>('SELECT max(rowid) FROM recordEvent') ?? 0;

function searchableOf(row: Row, wrappingKey: Uint8Array | null): SearchableSubject {
  const id = String(row['id']);
  const { key: stored, sealed, values } = row;
  const key = stored instanceof Uint8Array ? unwrapKey(stored, id, wrappingKey) : null;
  const canOpen = key !== null && sealed instanceof Uint8Array;
  return {
    id,
    code: String(row['code']),
    identifiers: canOpen ? openSealed(key, sealed, String(row['eventId'])) : {},
    values: values === null ? {} : RecordValues.parse(JSON.parse(String(values))),
  };
}
