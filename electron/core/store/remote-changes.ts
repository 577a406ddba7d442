import { z } from 'zod';
import type { PullReply } from '../../../shared/sync-protocol.ts';
import type { ReadableDb, WritableDb } from './open-database.ts';

/** One project's changes by others, as one server counts them. */
export type Stream = { readonly serverId: string; readonly projectId: string };

const RemoteChange = z.object({ serverId: z.string(), cursor: z.int(), kind: z.string(), payload: z.string() });
export type RemoteChange = z.infer<typeof RemoteChange>;

/** How far this home has read a stream; 0 where it has read none of it. */
export const lastCursor = (db: ReadableDb, { serverId, projectId }: Stream): number =>
  db.value<number>('SELECT max(cursor) FROM remoteChange WHERE serverId = ? AND projectId = ?', serverId, projectId) ??
  0;

/** Keeps what others changed, once: a page that comes again changes nothing. */
export function storeRemoteChanges(db: WritableDb, stream: Stream, patch: PullReply['patch'], atMs: number): void {
  for (const change of patch) {
    db.run(
      `INSERT OR IGNORE INTO remoteChange (serverId, projectId, cursor, kind, payload, receivedAtMs)
       VALUES (:serverId, :projectId, :cursor, :kind, :payload, :atMs)`,
      { ...change, ...stream, atMs },
    );
  }
}

/** Changes of these kinds that are not part of this home yet, in the order in which they came. */
export const unappliedChanges = (
  db: ReadableDb,
  projectId: string,
  kinds: readonly string[],
): readonly RemoteChange[] =>
  db
    .all(
      `SELECT serverId, cursor, kind, payload FROM remoteChange
       WHERE projectId = ? AND appliedAtMs IS NULL AND kind IN (SELECT value FROM json_each(?))
       ORDER BY serverId, cursor`,
      projectId,
      JSON.stringify(kinds),
    )
    .map((row) => RemoteChange.parse(row));

export function markApplied(db: WritableDb, projectId: string, { serverId, cursor }: RemoteChange, atMs: number): void {
  db.run(
    `UPDATE remoteChange SET appliedAtMs = :atMs
     WHERE serverId = :serverId AND projectId = :projectId AND cursor = :cursor`,
    { serverId, projectId, cursor, atMs },
  );
}
