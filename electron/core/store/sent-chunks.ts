import type { ReadableDb, WritableDb } from './open-database.ts';

/** Chunks of data sets that this server has not signed for, those of the oldest version first. */
export const unsentChunks = (db: ReadableDb, serverId: string, limit: number): readonly string[] =>
  db
    .all(
      `SELECT DISTINCT part.sha256 FROM datasetVersion AS v JOIN versionChunk AS part ON part.versionId = v.id
       WHERE NOT EXISTS (SELECT 1 FROM sentChunk WHERE serverId = ? AND sha256 = part.sha256)
       ORDER BY v.createdAtMs, v.id, part.ordinal, part.columnIndex LIMIT ?`,
      serverId,
      limit,
    )
    .map((row) => String(row['sha256']));

export const countUnsentChunks = (db: ReadableDb, serverId: string): number =>
  db.value<number>(
    `SELECT count(DISTINCT part.sha256) FROM versionChunk AS part
     WHERE NOT EXISTS (SELECT 1 FROM sentChunk WHERE serverId = ? AND sha256 = part.sha256)`,
    serverId,
  ) ?? 0;

export function markSent(db: WritableDb, serverId: string, hashes: readonly string[]): void {
  for (const sha256 of hashes) {
    db.run('INSERT OR IGNORE INTO sentChunk (serverId, sha256) VALUES (:serverId, :sha256)', { serverId, sha256 });
  }
}
