import { expect, test } from 'vitest';
import { oneContactAtATime } from '../../../electron/core/sync/one-contact.ts';
import type { Asked } from '../../../electron/core/sync/contact.ts';
import { ok, type Result } from '../../../shared/result.ts';
import type { SyncStatus } from '../../../shared/sync-status.ts';

const status = (online: boolean, waiting: number): Result<SyncStatus> =>
  ok({
    serverUrl: 'https://server.example',
    online,
    isSpent: false,
    lastContactAtMs: null,
    waiting,
    sent: 0,
    received: 0,
    quarantined: 0,
    bytesUp: 0,
    bytesDown: 0,
    receipts: [],
    byKind: [],
  });

function openLine() {
  const begun: { asked: Asked; end: (answer: Result<SyncStatus>) => void }[] = [];
  const link = oneContactAtATime({ exchange: (asked) => new Promise((end) => begun.push({ asked, end })) });
  const progressed: unknown[] = [];
  const ask = () =>
    link.exchange({ signal: new AbortController().signal, progress: (event) => void progressed.push(event) });
  return { begun, progressed, ask, watch: link.watch };
}

test('who asks while a contact runs joins it and hears its progress', async () => {
  const { begun, progressed, ask } = openLine();
  const [first, second] = [ask(), ask()];
  begun[0]?.asked.progress({ sent: 1 });
  begun[0]?.end(status(true, 0));

  expect(await first).toEqual(await second);
  expect(begun).toHaveLength(1);
  expect(progressed).toEqual([{ sent: 1 }, { sent: 1 }]);
});

test('what was saved while a contact was past sending is sent for who asked meanwhile', async () => {
  const { begun, ask } = openLine();
  const [first, second, third] = [ask(), ask(), ask()];
  begun[0]?.end(status(true, 1));
  await first;
  await new Promise(setImmediate);
  expect(begun).toHaveLength(2);

  begun[1]?.end(status(true, 0));
  expect(await second).toEqual(status(true, 0));
  expect(await third).toEqual(status(true, 0));
});

test('a server out of reach is not tried again for everybody who waited', async () => {
  const { begun, ask } = openLine();
  const [first, second] = [ask(), ask()];
  begun[0]?.end(status(false, 3));

  expect(await second).toEqual(await first);
  expect(begun).toHaveLength(1);
  void ask();
  expect(begun).toHaveLength(2);
});

test('who watches hears the steps of every contact, until they stop', () => {
  const { begun, ask, watch } = openLine();
  let heard = 0;
  const stop = watch(() => (heard += 1));
  void ask();
  begun[0]?.asked.progress({ sent: 1 });
  stop();
  begun[0]?.asked.progress({ sent: 2 });
  expect(heard).toBe(1);
});
