import type { SyncBudget } from '../../../shared/sync-budget.ts';
import { bytesUsed, dayOf, networkLimit, waitingBytes } from './network-budgets.ts';
import type { ReadableDb } from './open-database.ts';
import { getSetting } from './settings.ts';
import { bytesUpPerDay, listSessions } from './sync-sessions.ts';
import { unsentFileBytes } from './unsent-files.ts';

const DAY_MS = 24 * 3_600_000;
/** A week has its market day and its day without power. */
const RATE_DAYS = 7;
const SESSIONS_SHOWN = 12;

type Network = { readonly id: string; readonly label: string; readonly isLocal: boolean };

/** What may go over this network, what went today, and what is left to go. */
export function readBudget(db: ReadableDb, network: Network, nowMs: number): SyncBudget {
  const waiting = waitingBytes(db);
  const files = unsentFileBytes(db, getSetting(db, 'serverId') ?? '');
  const perDay = bytesUpPerDay(db, nowMs - RATE_DAYS * DAY_MS);
  return {
    network: network.label,
    isLocal: network.isLocal,
    ...networkLimit(db, network.id),
    usedTodayBytes: bytesUsed(db, network.id, dayOf(nowMs)),
    waitingBytes: waiting,
    waitingFileBytes: files,
    daysLeft: waiting + files === 0 || perDay === 0 ? null : (waiting + files) / perDay,
    sessions: [...listSessions(db, SESSIONS_SHOWN)],
  };
}
