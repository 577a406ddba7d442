import type { ReadableDb, Row } from './open-database.ts';
import { RecordValues } from './records.ts';
import { openSealed } from './sealed-identifiers.ts';
import type { SealingKey } from './sealed-bytes.ts';
import { unwrapKey } from './subjects.ts';

/** Somebody's code; `place` is the number of the subject's row, which no subject ever leaves. */
export type PlacedCode = { readonly place: number; readonly code: string };

/** What somebody is found by; `identifiers` are empty where their key is gone or of another laptop. */
export type SearchableSubject = PlacedCode & {
  readonly identifiers: RecordValues;
  /** Of the newest event of all visits. */
  readonly values: RecordValues;
};

/** The next subjects of a project in the order of their making. */
export const codesAfter = (db: ReadableDb, projectId: string, place: number, limit: number): readonly PlacedCode[] =>
  db
    .all(
      // The plus keeps SQLite from the index of codes, whose order would have it sort all subjects for every page.
      'SELECT rowid AS place, code FROM subject WHERE +projectId = ? AND rowid > ? ORDER BY rowid LIMIT ?',
      projectId,
      place,
      limit,
    )
    .map((row) => ({ place: Number(row['place']), code: String(row['code']) }));

/** Who is at these places. */
export function subjectIdsAt(db: ReadableDb, places: readonly number[]): ReadonlyMap<number, string> {
  const rows = db.all(
    'SELECT rowid AS place, id FROM subject WHERE rowid IN (SELECT value FROM json_each(?))',
    JSON.stringify(places),
  );
  return new Map(rows.map((row) => [Number(row['place']), String(row['id'])]));
}

/** Ids of subjects whose code begins so, as it was typed or in capitals, by code: an index answers at once. */
export const subjectIdsByBeginning = (
  db: ReadableDb,
  projectId: string,
  beginning: string,
  limit: number,
): readonly string[] =>
  [...new Set([beginning, beginning.toUpperCase()])].flatMap((typed) =>
    db
      .all(
        'SELECT id FROM subject WHERE projectId = ? AND code >= ? AND code < ? ORDER BY code LIMIT ?',
        projectId,
        typed,
        `${typed}\u{10ffff}`,
        limit,
      )
      .map(({ id }) => String(id)),
  );

/** One event of a visit, with what opens the names in it. */
export type NamingEvent = PlacedCode & {
  readonly subjectId: string;
  readonly eventId: string;
  readonly capturedAtMs: number;
  readonly key: Uint8Array | null;
  readonly sealed: Uint8Array | null;
  /** JSON; null where nobody asked for it. */
  readonly values: string | null;
};

/** Events of a project's subjects at the places from `first` to before `end`, the last appended first. */
export const eventsBetween = (
  db: ReadableDb,
  projectId: string,
  { first, end, withValues }: { readonly first: number; readonly end: number; readonly withValues: boolean },
): readonly NamingEvent[] =>
  db
    .all(
      `SELECT subject.rowid AS place, subject.code, subject.id AS subjectId, event.id AS eventId, event.capturedAtMs,
              event.sealed, subjectKey.key, iif(?, event."values", NULL) AS "values"
       FROM recordEvent AS event CROSS JOIN record ON record.id = event.recordId
       CROSS JOIN subject ON subject.id = record.subjectId
       LEFT JOIN subjectKey ON event.sealed IS NOT NULL AND subjectKey.subjectId = subject.id
       WHERE event.rowid >= ? AND event.rowid < ? AND record.projectId = ? ORDER BY event.rowid DESC`,
      Number(withValues),
      first,
      end,
      projectId,
    )
    .map((row) => ({
      place: Number(row['place']),
      code: String(row['code']),
      subjectId: String(row['subjectId']),
      eventId: String(row['eventId']),
      capturedAtMs: Number(row['capturedAtMs']),
      key: bytesOrNull(row['key']),
      sealed: bytesOrNull(row['sealed']),
      values: row['values'] === null ? null : String(row['values']),
    }));

/** What an event names somebody by; empty where it names nobody, or cannot be opened here. */
export function openNaming(
  { subjectId, eventId, key: stored, sealed }: Pick<NamingEvent, 'subjectId' | 'eventId' | 'key' | 'sealed'>,
  wrappingKey: SealingKey | null,
): RecordValues {
  const key = stored === null ? null : unwrapKey(stored, subjectId, wrappingKey);
  return key === null || sealed === null ? {} : openSealed(key, sealed, eventId);
}

/** The newest event of a subject's visits that fits; both parts are answered by indexes. */
const newestEvent = (condition: string): string =>
  `(SELECT event.rowid FROM record JOIN recordEvent AS event ON event.recordId = record.id
    WHERE record.subjectId = subject.id ${condition} ORDER BY event.capturedAtMs DESC, event.id DESC LIMIT 1)`;

/** `condition` chooses whom; their events are looked up for these alone. */
const select = (condition: string): string => `
  SELECT subject.rowid AS place, subject.id AS subjectId, subject.code, subjectKey.key, naming.id AS eventId,
         naming.sealed, newest."values"
  FROM subject LEFT JOIN subjectKey ON subjectKey.subjectId = subject.id
  LEFT JOIN recordEvent AS naming ON naming.rowid = ${newestEvent('AND event.sealed IS NOT NULL')}
  LEFT JOIN recordEvent AS newest ON newest.rowid = ${newestEvent('')}
  WHERE ${condition}`;

/** Subjects of a project whose visits got events after the one at `eventPlace`, with the newest place. */
export function subjectsChangedAfter(
  db: ReadableDb,
  projectId: string,
  eventPlace: number,
  wrappingKey: SealingKey | null,
): { readonly subjects: readonly SearchableSubject[]; readonly eventPlace: number } {
  const newest = newestEventPlace(db);
  if (newest <= eventPlace) return { subjects: [], eventPlace };
  const rows = db.all(
    select(`subject.id IN (
       SELECT record.subjectId FROM recordEvent AS event JOIN record ON record.id = event.recordId
       WHERE event.rowid > ? AND +record.projectId = ? AND record.subjectId IS NOT NULL)`),
    eventPlace,
    projectId,
  );
  return { subjects: rows.map((row) => searchableOf(row, wrappingKey)), eventPlace: newest };
}

/** What one subject is found by; null where there is none of this id. */
export function searchableSubject(
  db: ReadableDb,
  id: string,
  wrappingKey: SealingKey | null,
): SearchableSubject | null {
  const row = db.first(select('subject.id = ?'), id);
  return row === null ? null : searchableOf(row, wrappingKey);
}

/** Events are only appended, so what comes later has a larger place. 0 where there is none. */
export const newestEventPlace = (db: ReadableDb): number => db.value<number>('SELECT max(rowid) FROM recordEvent') ?? 0;

function searchableOf(row: Row, wrappingKey: SealingKey | null): SearchableSubject {
  const [key, sealed] = [bytesOrNull(row['key']), bytesOrNull(row['sealed'])];
  const naming = { subjectId: String(row['subjectId']), eventId: String(row['eventId']), key, sealed };
  return {
    place: Number(row['place']),
    code: String(row['code']),
    identifiers: openNaming(naming, wrappingKey),
    values: row['values'] === null ? {} : RecordValues.parse(JSON.parse(String(row['values']))),
  };
}

const bytesOrNull = (value: unknown): Uint8Array | null => (value instanceof Uint8Array ? value : null);
