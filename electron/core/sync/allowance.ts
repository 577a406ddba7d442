import { LAST_OVER_METERED, LAST_PRIORITY } from '../../../shared/sync-budget.ts';
import { bytesUsed, dayOf, networkLimit } from '../store/network-budgets.ts';
import type { ReadableDb } from '../store/open-database.ts';
import { isLocalServer, type NetworkNow } from './network-now.ts';

/** What a contact may send over the network that it begins on. */
export type Allowance = {
  /** The last priority that goes. */
  readonly lastPriority: number;
  /** Bytes both ways until the day's budget is spent; null where there is none. */
  readonly bytesLeft: number | null;
};

/** A network that nobody said is free may be paid by the byte: what is large waits for another, or for the stick. */
export function allowanceOf(db: ReadableDb, url: string, network: NetworkNow, nowMs: number): Allowance {
  if (isLocalServer(url)) return { lastPriority: LAST_PRIORITY, bytesLeft: null };
  const { kind, bytesPerDay } = networkLimit(db, network.id);
  const bytesLeft = bytesPerDay === null ? null : Math.max(0, bytesPerDay - bytesUsed(db, network.id, dayOf(nowMs)));
  return { lastPriority: kind === 'unmetered' ? LAST_PRIORITY : LAST_OVER_METERED, bytesLeft };
}
