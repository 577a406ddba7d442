import { freeTextNames } from '../../../shared/project.ts';
import { SubjectErasure } from '../../../shared/subject.ts';
import type { ReadableDb, Store, WritableDb } from './open-database.ts';
import { requireProject } from './projects.ts';
import { RecordValues } from './records.ts';

const NAMED_BY = `recordPhoto JOIN recordEvent AS event ON event.id = recordPhoto.recordEventId
  JOIN record ON record.id = event.recordId`;

/**
 * Photos that visits of these subjects name and that were not erased yet. `isShared`: visits of others, a draft that is none of `draftIds`, or a data
 * set need them as well.
 */
export const photosOfSubjects = (
  db: ReadableDb,
  subjectIds: readonly string[],
  draftIds: readonly string[],
): readonly { readonly sha256: string; readonly thumbnail: string | null; readonly isShared: boolean }[] =>
  db
    .all(
      `WITH asked (id) AS (SELECT value FROM json_each(?)), own (sha256) AS (
         SELECT DISTINCT recordPhoto.sha256 FROM ${NAMED_BY} WHERE record.subjectId IN asked)
       SELECT photo.sha256, thumbnailSha256,
         EXISTS (SELECT 1 FROM ${NAMED_BY} WHERE recordPhoto.sha256 = photo.sha256
                 AND (record.subjectId IS NULL OR record.subjectId NOT IN asked))
         OR EXISTS (SELECT 1 FROM draftPhoto WHERE draftPhoto.sha256 = photo.sha256
                    AND draftId NOT IN (SELECT value FROM json_each(?)))
         OR EXISTS (SELECT 1 FROM image WHERE image.sha256 = photo.sha256) AS isShared
       FROM own JOIN photo ON photo.sha256 = own.sha256
       WHERE photo.sha256 NOT IN (SELECT sha256 FROM erasedPhoto) ORDER BY photo.sha256`,
      JSON.stringify(subjectIds),
      JSON.stringify(draftIds),
    )
    .map((row) => ({
      sha256: String(row['sha256']),
      thumbnail: row['thumbnailSha256'] === null ? null : String(row['thumbnailSha256']),
      isShared: row['isShared'] === 1,
    }));

/** Events of these subjects that hold free text, with their values without it. */
export function freeTextsOf(
  db: ReadableDb,
  projectId: string,
  subjectIds: readonly string[],
): readonly { readonly eventId: string; readonly recordId: string; readonly without: RecordValues }[] {
  const freeText = freeTextNames(requireProject(db, projectId).definition);
  return db
    .all(
      `SELECT event.id, event.recordId, event."values" FROM record JOIN recordEvent AS event ON event.recordId = record.id
       WHERE record.subjectId IN (SELECT value FROM json_each(?))`,
      JSON.stringify(subjectIds),
    )
    .flatMap((row) => {
      const values = Object.entries(RecordValues.parse(JSON.parse(String(row['values']))));
      const kept = values.filter(([name]) => !freeText.has(name));
      if (kept.length === values.length) return [];
      return [{ eventId: String(row['id']), recordId: String(row['recordId']), without: Object.fromEntries(kept) }];
    });
}

/**
 * Makes an erasure part of the home: keys and free text go in this transaction, the photos' files by `removeErasedFiles`.
 * Made twice it is the same. What is sealed stays as it was hashed, and nothing opens it any more.
 */
export function insertErasure(db: WritableDb, projectId: string, erasure: SubjectErasure): void {
  const { id, subjectIds, photos, ...done } = erasure;
  db.run(
    `INSERT OR IGNORE INTO subjectErasure (id, projectId, actorId, deviceId, erasedAtMs)
     VALUES (:id, :projectId, :actorId, :deviceId, :erasedAtMs)`,
    { id, projectId, ...done },
  );
  for (const subjectId of subjectIds) {
    db.run('INSERT OR IGNORE INTO erasedSubject (subjectId, erasureId) VALUES (:subjectId, :id)', { subjectId, id });
    db.run('DELETE FROM subjectKey WHERE subjectId = :subjectId', { subjectId });
  }
  for (const { eventId, without } of freeTextsOf(db, projectId, subjectIds)) {
    db.run('UPDATE recordEvent SET "values" = :values WHERE id = :eventId', {
      eventId,
      values: JSON.stringify(without),
    });
  }
  for (const sha256 of photos) erasePhoto(db, id, sha256);
}

/** What the camera said of the photo goes with it; its hash stays, for the records name it. */
function erasePhoto(db: WritableDb, erasureId: string, sha256: string): void {
  db.run('INSERT OR IGNORE INTO erasedPhoto (sha256, erasureId, isRemoved) VALUES (:sha256, :erasureId, 0)', {
    sha256,
    erasureId,
  });
  db.run(
    `UPDATE photo SET isHere = 0, isThumbnailHere = 0, takenAt = NULL, latitude = NULL, longitude = NULL
     WHERE sha256 = :sha256`,
    { sha256 },
  );
  db.run('UPDATE photo SET isThumbnailHere = 0 WHERE thumbnailSha256 = :sha256', { sha256 });
}

/** Deletes the bytes of what was erased, also what a crash left; an image that a data set holds stays. */
export function removeErasedFiles(store: Store, remove: (sha256: string) => void): void {
  const left = store.all(
    `SELECT sha256 FROM erasedPhoto WHERE isRemoved = 0
     AND NOT EXISTS (SELECT 1 FROM image WHERE image.sha256 = erasedPhoto.sha256)`,
  );
  if (left.length === 0) return;
  for (const { sha256 } of left) remove(String(sha256));
  store.transaction((db) => {
    for (const { sha256 } of left) {
      db.run('UPDATE erasedPhoto SET isRemoved = 1 WHERE sha256 = :sha256', { sha256: String(sha256) });
    }
  });
}

/** When those who are one were erased last; null where nobody erased them. */
export const erasedAt = (db: ReadableDb, subjectIds: readonly string[]): number | null =>
  db.value<number>(
    `SELECT max(erasedAtMs) FROM erasedSubject JOIN subjectErasure ON subjectErasure.id = erasedSubject.erasureId
     WHERE subjectId IN (SELECT value FROM json_each(?))`,
    JSON.stringify(subjectIds),
  );

export const hasErasure = (db: ReadableDb, id: string): boolean =>
  db.value<string>('SELECT id FROM subjectErasure WHERE id = ?', id) !== null;

/** Every erasure of a project, the first first. */
export const erasuresOfProject = (db: ReadableDb, projectId: string): readonly SubjectErasure[] =>
  db
    .all(
      `SELECT id, actorId, deviceId, erasedAtMs,
         (SELECT json_group_array(subjectId) FROM erasedSubject WHERE erasureId = erasure.id) AS subjectIds,
         (SELECT json_group_array(sha256) FROM erasedPhoto WHERE erasureId = erasure.id) AS photos
       FROM subjectErasure AS erasure WHERE projectId = ? ORDER BY erasedAtMs, id`,
      projectId,
    )
    .map((row) =>
      SubjectErasure.parse({
        ...row,
        subjectIds: JSON.parse(String(row['subjectIds'])),
        photos: JSON.parse(String(row['photos'])),
      }),
    );
