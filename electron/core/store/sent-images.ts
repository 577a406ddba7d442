import type { ReadableDb, WritableDb } from './open-database.ts';

const UNSENT = 'FROM image WHERE NOT EXISTS (SELECT 1 FROM sentImage WHERE serverId = ? AND sha256 = image.sha256)';

/** Images of data sets that this server has not signed for. */
export const unsentImages = (db: ReadableDb, serverId: string, limit: number): readonly string[] =>
  db.all(`SELECT sha256 ${UNSENT} ORDER BY sha256 LIMIT ?`, serverId, limit).map((row) => String(row['sha256']));

export const countUnsentImages = (db: ReadableDb, serverId: string): number =>
  db.value<number>(`SELECT count(*) ${UNSENT}`, serverId) ?? 0;

export function markImagesSent(db: WritableDb, serverId: string, hashes: readonly string[]): void {
  for (const sha256 of hashes) {
    db.run('INSERT OR IGNORE INTO sentImage (serverId, sha256) VALUES (:serverId, :sha256)', { serverId, sha256 });
  }
}
