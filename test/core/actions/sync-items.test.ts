import { expect, test } from 'vitest';
import { listSyncItems } from '../../../electron/core/actions/list-sync-items.ts';
import { enqueue, takeBatch } from '../../../electron/core/store/outbox.ts';
import { openTestHome, type TestHome, valueOf } from '../open-test-home.ts';

function queue(home: TestHome, entityId: string): void {
  const change = { kind: 'record.added', entityKind: 'record', lane: entityId, payload: {}, capturedAtMs: 1 };
  home.store.transaction((db) => enqueue(db, { ...change, entityId, opUuid: home.newId(), projectId: home.projectId }));
}

test("the queue's items are listed with their state, the newest first, all or those of one state", async () => {
  const home = openTestHome();
  queue(home, 'first');
  home.store.transaction((db) => takeBatch(db, 50, 5));
  queue(home, 'second');
  const list = async (state?: 'waiting') =>
    valueOf(await listSyncItems(home, { limit: 10, ...(state !== undefined && { state }) })).items;

  expect((await list()).map(({ entityId, state }) => [entityId, state])).toEqual([
    ['second', 'waiting'],
    ['first', 'sending'],
  ]);
  expect((await list('waiting')).map(({ entityId }) => entityId)).toEqual(['second']);
});
