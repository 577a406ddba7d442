import { describe, expect, it } from 'vitest';
import { linkOf } from '../../../renderer/shell/link-of.ts';
import type { SyncStatus } from '../../../shared/sync-status.ts';

const calm: SyncStatus = {
  serverUrl: 'https://server.example',
  online: true,
  isSpent: false,
  lastContactAtMs: 1_000,
  waiting: 0,
  sent: 0,
  received: 0,
  quarantined: 0,
  bytesUp: 0,
  bytesDown: 0,
  receipts: [],
  byKind: [],
};

describe('what the header says about the link', () => {
  it('names when the server was last heard once nothing waits', () => {
    expect(linkOf(calm)).toEqual({ kind: 'received', atMs: 1_000 });
  });

  it('counts what waits, with and without a link', () => {
    expect(linkOf({ ...calm, waiting: 3 })).toEqual({ kind: 'waiting', waiting: 3 });
    expect(linkOf({ ...calm, waiting: 3, online: false })).toEqual({ kind: 'noLink', waiting: 3 });
    expect(linkOf({ ...calm, waiting: 3, online: null })).toEqual({ kind: 'noLink', waiting: 3 });
  });

  it('says how much has its receipt while something is sent', () => {
    const byKind = [
      { kind: 'record', state: 'sending' as const, count: 1 },
      { kind: 'record', state: 'received' as const, count: 3 },
    ];
    expect(linkOf({ ...calm, waiting: 1, byKind })).toEqual({ kind: 'sending', waiting: 1, share: 0.75 });
  });

  it('puts a question of the server before everything else', () => {
    expect(linkOf({ ...calm, waiting: 3, online: false, quarantined: 2 })).toEqual({ kind: 'needsYou', count: 2 });
  });
});
