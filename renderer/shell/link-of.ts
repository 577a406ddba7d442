import type { SyncStatus } from '../../shared/sync-status.ts';
import type { Link } from './shell-state.ts';

/** What the header says about the way to the server; what needs a person comes before everything else. */
export function linkOf(status: SyncStatus): Link {
  if (status.quarantined > 0) return { kind: 'needsYou', count: status.quarantined };
  if (status.byKind.some(({ state, count }) => state === 'sending' && count > 0)) {
    return { kind: 'sending', waiting: status.waiting, share: sentShare(status) };
  }
  if (status.online !== true) return { kind: 'noLink', waiting: status.waiting };
  if (status.waiting > 0) return { kind: 'waiting', waiting: status.waiting };
  return { kind: 'received', atMs: status.lastContactAtMs };
}

/** How much of what was ever to be sent has its receipt, 0–1; null where nothing was. */
function sentShare({ byKind }: SyncStatus): number | null {
  const total = byKind.reduce((sum, { count }) => sum + count, 0);
  const received = byKind.reduce((sum, { state, count }) => (state === 'received' ? sum + count : sum), 0);
  return total === 0 ? null : received / total;
}
