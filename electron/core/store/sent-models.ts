import type { ReadableDb, WritableDb } from './open-database.ts';

const UNSENT = `FROM modelVersion AS version
  WHERE NOT EXISTS (SELECT 1 FROM sentModel WHERE serverId = ? AND sha256 = version.sha256)`;

/** Files of models that this server has not signed for, the oldest first. */
export const unsentModels = (db: ReadableDb, serverId: string, limit: number): readonly string[] =>
  db
    .all(`SELECT sha256 ${UNSENT} GROUP BY sha256 ORDER BY min(createdAtMs), sha256 LIMIT ?`, serverId, limit)
    .map((row) => String(row['sha256']));

export const countUnsentModels = (db: ReadableDb, serverId: string): number =>
  db.value<number>(`SELECT count(DISTINCT sha256) ${UNSENT}`, serverId) ?? 0;

export const modelFileBytes = (db: ReadableDb, sha256: string): number | null =>
  db.value<number>('SELECT sizeBytes FROM modelVersion WHERE sha256 = ? LIMIT 1', sha256);

export function markModelsSent(db: WritableDb, serverId: string, hashes: readonly string[]): void {
  for (const sha256 of hashes) {
    db.run('INSERT OR IGNORE INTO sentModel (serverId, sha256) VALUES (:serverId, :sha256)', { serverId, sha256 });
  }
}
