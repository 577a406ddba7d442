import type { PullReply } from '../../../shared/sync-protocol.ts';
import type { ReadableDb, WritableDb } from './open-database.ts';

/** How far this home has read a project's stream of changes by others; 0 where it has read none. */
export const lastCursor = (db: ReadableDb, projectId: string): number =>
  db.value<number>('SELECT max(cursor) FROM remoteChange WHERE projectId = ?', projectId) ?? 0;

/** Keeps what others changed, once: a page that comes again changes nothing. */
export function storeRemoteChanges(db: WritableDb, projectId: string, patch: PullReply['patch'], atMs: number): void {
  for (const change of patch) {
    db.run('INSERT OR IGNORE INTO remoteChange VALUES (:projectId, :cursor, :kind, :payload, :atMs)', {
      ...change,
      projectId,
      atMs,
    });
  }
}
