import type { ReadableDb } from './open-database.ts';

const bytesWhere = (db: ReadableDb, condition: string, ...ids: readonly string[]): number =>
  db.value<number>(`SELECT coalesce(sum(length(bytes)), 0) FROM chunk WHERE ${condition}`, ...ids) ?? 0;

const OF_VERSION = 'sha256 IN (SELECT sha256 FROM versionChunk WHERE versionId = ?)';

/** Bytes of the chunks that these versions are made of, each counted once. */
export const bytesOfVersions = (db: ReadableDb, ids: readonly string[]): number =>
  bytesWhere(
    db,
    `sha256 IN (SELECT sha256 FROM versionChunk WHERE versionId IN (${ids.map(() => '?').join()}))`,
    ...ids,
  );

/** How much of a version's bytes another one holds too, 0–1; 1 where it has none. */
export function sharedWith(db: ReadableDb, versionId: string, otherId: string): number {
  const own = bytesWhere(db, OF_VERSION, versionId);
  return own === 0 ? 1 : bytesWhere(db, `${OF_VERSION} AND ${OF_VERSION}`, versionId, otherId) / own;
}
