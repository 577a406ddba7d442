import type { ReadableDb } from './open-database.ts';

/** Bytes of photos, thumbnails and chunks of data sets that this server has not signed for. */
export const unsentFileBytes = (db: ReadableDb, serverId: string): number =>
  db.value<number>(
    `SELECT
       (SELECT coalesce(sum(sizeBytes), 0) FROM photo WHERE isHere = 1
          AND EXISTS (SELECT 1 FROM recordPhoto WHERE recordPhoto.sha256 = photo.sha256)
          AND NOT EXISTS (SELECT 1 FROM sentPhoto WHERE serverId = ? AND sha256 = photo.sha256))
     + (SELECT coalesce(sum(length(bytes)), 0) FROM chunk
          WHERE EXISTS (SELECT 1 FROM versionChunk WHERE versionChunk.sha256 = chunk.sha256)
          AND NOT EXISTS (SELECT 1 FROM sentChunk WHERE serverId = ? AND sha256 = chunk.sha256))`,
    serverId,
    serverId,
  ) ?? 0;
