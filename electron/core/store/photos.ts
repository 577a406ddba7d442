import { Photo, PhotoFacts } from '../../../shared/photo.ts';
import type { ReadableDb, Row, Store, WritableDb } from './open-database.ts';
import type { RecordValues } from './records.ts';

/** Null where nothing of this hash is known as a photo. */
export function findPhoto(db: ReadableDb, sha256: string): Photo | null {
  const row = db.first(
    `SELECT photo.*, EXISTS (SELECT 1 FROM erasedPhoto AS erased WHERE erased.sha256 = photo.sha256) AS isErased
     FROM photo WHERE sha256 = ?`,
    sha256,
  );
  return row === null
    ? null
    : Photo.parse({ ...factsOf(row), isHere: row['isHere'] === 1, isErased: row['isErased'] === 1 });
}

/** Whether the file was erased with somebody: it is not fetched, taken in or added again. */
export const isErasedPhoto = (db: ReadableDb, sha256: string): boolean =>
  db.first('SELECT 1 FROM erasedPhoto WHERE sha256 = ?', sha256) !== null;

/** Whether the photo has a thumbnail whose bytes are here. */
export const hasThumbnailHere = (db: ReadableDb, sha256: string): boolean =>
  db.first('SELECT 1 FROM photo WHERE sha256 = ? AND isThumbnailHere = 1', sha256) !== null;

function factsOf(row: Row): PhotoFacts {
  const { latitude, longitude, thumbnailSha256, thumbnailBytes } = row;
  return PhotoFacts.parse({
    ...row,
    place: latitude === null ? null : { latitude, longitude },
    thumbnail: thumbnailSha256 === null ? null : { sha256: thumbnailSha256, sizeBytes: thumbnailBytes },
  });
}

export type Whereabouts = {
  readonly isHere: boolean;
  readonly isThumbnailHere: boolean;
  readonly addedAtMs: number;
};

/** Notes a photo, or that its bytes are here now; what is known of one already stays, but a thumbnail that it lacked. */
export function putPhoto(db: WritableDb, photo: PhotoFacts, { isHere, isThumbnailHere, addedAtMs }: Whereabouts): void {
  const { place, thumbnail, ...facts } = photo;
  db.run(
    `INSERT INTO photo (sha256, mediaType, sizeBytes, width, height, takenAt, latitude, longitude, thumbnailSha256,
                        thumbnailBytes, isHere, isThumbnailHere, addedAtMs)
     VALUES (:sha256, :mediaType, :sizeBytes, :width, :height, :takenAt, :latitude, :longitude, :thumbnailSha256,
             :thumbnailBytes, :isHere, :isThumbnailHere, :addedAtMs)
     ON CONFLICT (sha256) DO UPDATE SET isHere = max(isHere, :isHere), addedAtMs = max(addedAtMs, :addedAtMs)`,
    {
      ...facts,
      latitude: place?.latitude ?? null,
      longitude: place?.longitude ?? null,
      thumbnailSha256: null,
      thumbnailBytes: null,
      isHere: isHere ? 1 : 0,
      isThumbnailHere: 0,
      addedAtMs,
    },
  );
  if (thumbnail !== null) putThumbnail(db, facts.sha256, thumbnail, isThumbnailHere);
}

/** The first thumbnail of a photo stays its thumbnail: others know it by its hash. */
export function putThumbnail(
  db: WritableDb,
  sha256: string,
  thumbnail: NonNullable<PhotoFacts['thumbnail']>,
  isHere: boolean,
): void {
  db.run(
    `UPDATE photo SET thumbnailSha256 = coalesce(thumbnailSha256, :thumbnail),
                      thumbnailBytes = coalesce(thumbnailBytes, :sizeBytes),
                      isThumbnailHere = CASE WHEN coalesce(thumbnailSha256, :thumbnail) = :thumbnail
                                        THEN max(isThumbnailHere, :isHere) ELSE isThumbnailHere END
     WHERE sha256 = :sha256`,
    { sha256, thumbnail: thumbnail.sha256, sizeBytes: thumbnail.sizeBytes, isHere: isHere ? 1 : 0 },
  );
}

/** Files that came here: photos and thumbnails of these hashes, but for those that were erased meanwhile. */
export function markPhotosHere(db: WritableDb, hashes: readonly string[]): void {
  for (const sha256 of hashes) {
    if (isErasedPhoto(db, sha256)) continue;
    db.run('UPDATE photo SET isHere = 1 WHERE sha256 = :sha256', { sha256 });
    db.run('UPDATE photo SET isThumbnailHere = 1 WHERE thumbnailSha256 = :sha256', { sha256 });
  }
}

const HASH = /^[0-9a-f]{64}$/;

/** The values that name photos which are known here. */
const photosIn = (db: ReadableDb, values: RecordValues): readonly string[] =>
  Object.values(values).flatMap((value) =>
    typeof value === 'string' && HASH.test(value) && findPhoto(db, value) !== null ? [value] : [],
  );

export function namePhotosOfEvent(db: WritableDb, recordEventId: string, values: RecordValues): void {
  for (const sha256 of photosIn(db, values)) {
    db.run('INSERT OR IGNORE INTO recordPhoto (recordEventId, sha256) VALUES (:recordEventId, :sha256)', {
      recordEventId,
      sha256,
    });
  }
}

/** A photo that was taken out of a draft stays with it until the draft goes, so that taking it out can be undone. */
export function namePhotosOfDraft(db: WritableDb, draftId: string, values: RecordValues): void {
  for (const sha256 of photosIn(db, values)) {
    db.run('INSERT OR IGNORE INTO draftPhoto (draftId, sha256) VALUES (:draftId, :sha256)', { draftId, sha256 });
  }
}

export const photosOfDraft = (db: ReadableDb, draftId: string): readonly string[] =>
  db.all('SELECT sha256 FROM draftPhoto WHERE draftId = ?', draftId).map((row) => String(row['sha256']));

/** What an event says of its photos to others: not where their bytes are. */
export const photosOfEvent = (db: ReadableDb, recordEventId: string): readonly PhotoFacts[] =>
  db
    .all(
      `SELECT photo.* FROM recordPhoto JOIN photo ON photo.sha256 = recordPhoto.sha256
       WHERE recordEventId = ? ORDER BY photo.sha256`,
      recordEventId,
    )
    .map(factsOf);

/** Files of the photos that a project's records name, as far as they are here: all thumbnails, then the photos. */
export const photoFilesOfProject = (db: ReadableDb, projectId: string): readonly string[] =>
  db
    .all(
      `WITH named AS (
         SELECT DISTINCT photo.* FROM record JOIN recordEvent ON recordEvent.recordId = record.id
         JOIN recordPhoto ON recordPhoto.recordEventId = recordEvent.id
         JOIN photo ON photo.sha256 = recordPhoto.sha256 WHERE record.projectId = ?)
       SELECT thumbnailSha256 AS file, 0 AS place FROM named WHERE isThumbnailHere = 1
       UNION ALL SELECT sha256, 1 FROM named WHERE isHere = 1 ORDER BY place, file`,
      projectId,
    )
    .map(({ file }) => String(file));

/** Whether a photo or a thumbnail that is here is this file. */
export const isPhotoFile = (db: ReadableDb, sha256: string): boolean =>
  db.first('SELECT 1 FROM photo WHERE sha256 = ? AND isHere = 1', sha256) !== null ||
  db.first('SELECT 1 FROM photo WHERE thumbnailSha256 = ? AND isThumbnailHere = 1', sha256) !== null;

const UNNEEDED = `NOT EXISTS (SELECT 1 FROM recordPhoto WHERE sha256 = photo.sha256)
  AND NOT EXISTS (SELECT 1 FROM draftPhoto WHERE sha256 = photo.sha256)`;

/** What is written ahead under a lease may be any photo: it is not forgotten meanwhile, and the next sweep takes the rest. */
const hasLease = (db: ReadableDb): boolean => db.first('SELECT 1 FROM lease') !== null;

/** Photos deleted in one transaction. */
const PHOTOS_PER_SWEEP = 32;

/** Forgets photos that no record and no draft names and that were added before, and deletes their files by `remove`. */
export async function sweepPhotos(store: Store, beforeMs: number, remove: (sha256: string) => void): Promise<void> {
  const sweepSome = (db: WritableDb): number => {
    if (hasLease(db)) return 0;
    const sql = `SELECT sha256 FROM photo WHERE ${UNNEEDED} AND addedAtMs < ? LIMIT ${PHOTOS_PER_SWEEP}`;
    const free = db.all(sql, beforeMs).map((row) => String(row['sha256']));
    forgetPhotos(db, free, remove);
    return free.length;
  };
  while (store.transaction(sweepSome) === PHOTOS_PER_SWEEP) await new Promise(setImmediate);
}

/** Forgets those of the photos that nothing names any more: a draft that had them is gone. */
export function freePhotos(db: WritableDb, hashes: readonly string[], remove: (sha256: string) => void): void {
  if (hasLease(db)) return;
  const free = hashes.filter((sha256) => db.first(`SELECT 1 FROM photo WHERE sha256 = ? AND ${UNNEEDED}`, sha256));
  forgetPhotos(db, free, remove);
}

/** The files go first: a row without its file is swept again, a file without its row would stay. */
function forgetPhotos(db: WritableDb, hashes: readonly string[], remove: (sha256: string) => void): void {
  for (const sha256 of hashes) {
    const thumbnail = findPhoto(db, sha256)?.thumbnail?.sha256;
    const isImage = db.first('SELECT 1 FROM image WHERE sha256 = ?', sha256) !== null;
    if (!isImage) remove(sha256);
    db.run('DELETE FROM photo WHERE sha256 = :sha256', { sha256 });
    if (thumbnail !== undefined && !isPhotoFile(db, thumbnail)) remove(thumbnail);
  }
}
