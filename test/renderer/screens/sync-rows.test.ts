import { describe, expect, it } from 'vitest';
import { countByEntity } from '../../../renderer/screens/sync/sync-rows.ts';
import { titleOf } from '../../../renderer/screens/sync/use-sync-words.ts';
import type { SyncStatus } from '../../../shared/sync-status.ts';

const status: SyncStatus = {
  serverUrl: 'https://server.example',
  online: true,
  isSpent: false,
  lastContactAtMs: 1_000,
  waiting: 2,
  sent: 0,
  received: 3,
  quarantined: 0,
  bytesUp: 0,
  bytesDown: 0,
  receipts: [],
  byKind: [
    { kind: 'record.added', state: 'waiting', count: 2 },
    { kind: 'record.edited', state: 'received', count: 1 },
    { kind: 'label.added', state: 'received', count: 2 },
  ],
};

describe('the sync matrix', () => {
  it('counts all changes of one thing together, and each of them as saved here', () => {
    const counts = countByEntity(status);
    expect(counts.get('record')).toEqual({ saved: 3, waiting: 2, sending: 0, received: 1, needsYou: 0 });
    expect(counts.get('label')).toEqual({ saved: 2, waiting: 0, sending: 0, received: 2, needsYou: 0 });
  });

  it('puts what people captured and answered before what describes the work', () => {
    const byKind = ['project.created', 'run.finished', 'label.added', 'record.added'].map((kind) => ({
      kind,
      state: 'waiting' as const,
      count: 1,
    }));
    expect([...countByEntity({ ...status, byKind }).keys()]).toEqual(['record', 'label', 'run', 'project']);
  });

  it('puts a missing server before a question, and a question before the link', () => {
    expect(titleOf({ ...status, serverUrl: null, quarantined: 1 })).toBe('noServer');
    expect(titleOf({ ...status, quarantined: 1, online: false })).toBe('needsYou');
    expect(titleOf({ ...status, online: false })).toBe('offline');
    const sending = [{ kind: 'record.added', state: 'sending', count: 1 }] as const;
    expect(titleOf({ ...status, quarantined: 1, byKind: [...sending] })).toBe('sending');
    expect(titleOf(status)).toBe('waiting');
    expect(titleOf({ ...status, waiting: 0 })).toBe('received');
  });
});
