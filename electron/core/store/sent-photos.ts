import type { ReadableDb, WritableDb } from './open-database.ts';

/** Files of photos that records name: the small ones are wanted first. */
export type PhotoPart = 'thumbnail' | 'whole';

const HERE: Readonly<Record<PhotoPart, string>> = {
  thumbnail: 'thumbnailSha256 AS sha256, addedAtMs FROM photo WHERE isThumbnailHere = 1',
  whole: 'sha256, addedAtMs FROM photo WHERE isHere = 1',
};

const unsent = (part: PhotoPart): string =>
  `FROM (SELECT ${HERE[part]} AND EXISTS (SELECT 1 FROM recordPhoto WHERE recordPhoto.sha256 = photo.sha256)) AS file
   WHERE NOT EXISTS (SELECT 1 FROM sentPhoto WHERE serverId = ? AND sha256 = file.sha256)`;

/** Files that this server has not signed for, the oldest first. */
export const unsentPhotos = (db: ReadableDb, part: PhotoPart, serverId: string, limit: number): readonly string[] =>
  db
    .all(`SELECT DISTINCT file.sha256 ${unsent(part)} ORDER BY file.addedAtMs, file.sha256 LIMIT ?`, serverId, limit)
    .map((row) => String(row['sha256']));

export const countUnsentPhotos = (db: ReadableDb, part: PhotoPart, serverId: string): number =>
  db.value<number>(`SELECT count(DISTINCT file.sha256) ${unsent(part)}`, serverId) ?? 0;

export function markPhotosSent(db: WritableDb, serverId: string, hashes: readonly string[]): void {
  for (const sha256 of hashes) {
    db.run('INSERT OR IGNORE INTO sentPhoto (serverId, sha256) VALUES (:serverId, :sha256)', { serverId, sha256 });
  }
}

/** Whole photos that are here and of which the server in use signed that it has them. */
const RECEIVED = `isHere = 1 AND EXISTS (
  SELECT 1 FROM sentPhoto JOIN setting ON setting.name = 'serverId' AND setting.value = sentPhoto.serverId
  WHERE sentPhoto.sha256 = photo.sha256)
  AND NOT EXISTS (SELECT 1 FROM draftPhoto WHERE draftPhoto.sha256 = photo.sha256)`;

export const receivedPhotoBytes = (db: ReadableDb): number =>
  db.value<number>(`SELECT coalesce(sum(sizeBytes), 0) FROM photo WHERE ${RECEIVED}`) ?? 0;

/** Bytes of all photos and thumbnails that are here. */
export const photoBytes = (db: ReadableDb): number =>
  db.value<number>(
    `SELECT coalesce(sum(isHere * sizeBytes + isThumbnailHere * coalesce(thumbnailBytes, 0)), 0) FROM photo`,
  ) ?? 0;

/** Leaves some of the received photos to the server; their thumbnails stay. Answers their bytes, 0 when there is none left. */
export function leaveReceived(db: WritableDb, most: number, remove: (sha256: string) => void): number {
  const rows = db.all(`SELECT sha256, sizeBytes FROM photo WHERE ${RECEIVED} LIMIT ?`, most);
  for (const row of rows) {
    const sha256 = String(row['sha256']);
    if (db.first('SELECT 1 FROM image WHERE sha256 = ?', sha256) === null) remove(sha256);
    db.run('UPDATE photo SET isHere = 0 WHERE sha256 = :sha256', { sha256 });
  }
  return rows.reduce((total, row) => total + Number(row['sizeBytes']), 0);
}
