import { SyncSession } from '../../../shared/sync-budget.ts';
import { SyncStatus } from '../../../shared/sync-status.ts';
import type { ReadableDb, WritableDb } from './open-database.ts';
import { getSetting } from './settings.ts';

export type Session = Readonly<SyncSession>;

export function addSession(db: WritableDb, session: Session): void {
  db.run(
    `INSERT INTO syncSession (id, startedAtMs, endedAtMs, outcome, sent, received, bytesUp, bytesDown)
     VALUES (:id, :startedAtMs, :endedAtMs, :outcome, :sent, :received, :bytesUp, :bytesDown)`,
    session,
  );
}

/** The last contacts, the newest first. */
export const listSessions = (db: ReadableDb, limit: number): readonly Session[] =>
  db
    .all(
      `SELECT id, startedAtMs, endedAtMs, outcome, sent, received, bytesUp, bytesDown FROM syncSession
       ORDER BY rowid DESC LIMIT ?`,
      limit,
    )
    .map((row) => SyncSession.parse(row));

/** Bytes sent a day on the days since `sinceMs` on which there was a contact; 0 where there was none. */
export function bytesUpPerDay(db: ReadableDb, sinceMs: number): number {
  const row = db.first(
    `SELECT total(bytesUp) AS bytes, count(DISTINCT startedAtMs / 86400000) AS days FROM syncSession
     WHERE startedAtMs >= ? AND bytesUp > 0`,
    sinceMs,
  );
  const days = Number(row?.['days'] ?? 0);
  return days === 0 ? 0 : Number(row?.['bytes']) / days;
}

/** Where everything is on its way to the server, and what the last contact found. Bytes are bodies as they travelled. */
export function syncStatus(db: ReadableDb): SyncStatus {
  const count = (condition: string): number =>
    Number(db.value<number>(`SELECT count(*) FROM outbox WHERE ${condition}`));
  const total = (column: 'bytesUp' | 'bytesDown'): number =>
    Number(db.value<number>(`SELECT total(${column}) FROM syncSession`));
  const outcome = db.value<string>('SELECT outcome FROM syncSession ORDER BY rowid DESC LIMIT 1');
  return SyncStatus.parse({
    serverUrl: getSetting(db, 'serverUrl'),
    online: outcome === null ? null : outcome === 'online',
    isSpent: outcome === 'spent',
    lastContactAtMs: db.value<number>("SELECT max(endedAtMs) FROM syncSession WHERE outcome = 'online'"),
    waiting: count("state IN ('waiting', 'sending')"),
    sent: count('attempts > 0'),
    received: count("state = 'received'"),
    quarantined: count("state = 'needsYou'"),
    bytesUp: total('bytesUp'),
    bytesDown: total('bytesDown'),
    receipts: db.all('SELECT id FROM receipt ORDER BY receivedAtMs DESC, id LIMIT 100').map((row) => row['id']),
    byKind: db.all('SELECT kind, state, count(*) AS count FROM outbox GROUP BY kind, state ORDER BY kind, state'),
  });
}
