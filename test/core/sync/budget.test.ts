import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { setSyncBudget } from '../../../electron/core/actions/set-sync-budget.ts';
import { showSyncBudget } from '../../../electron/core/actions/show-sync-budget.ts';
import { enqueue } from '../../../electron/core/store/outbox.ts';
import { isLocalServer, networkNow } from '../../../electron/core/sync/network-now.ts';
import { oneContactAtATime } from '../../../electron/core/sync/one-contact.ts';
import { openLink } from '../../../electron/core/sync/open-link.ts';
import { newDevice, useTestServer } from '../../server/test-server.ts';
import { openTestHome, type TestHome, valueOf } from '../open-test-home.ts';

const server = useTestServer();
const FAR = 'http://sync.example.org';
const DAY_MS = 24 * 3_600_000;

type Laptop = TestHome & { at: { nowMs: number }; paths: string[] };

/** A laptop whose server is far away, on a mobile network. */
function openLaptop(): Laptop {
  const at = { nowMs: Date.now() };
  const paths: string[] = [];
  const home = openTestHome({ now: () => at.nowMs });
  home.store.transaction((db) => {
    const insert = 'INSERT INTO setting (name, value) VALUES (:name, :value)';
    db.run(insert, { name: 'devicePrivateKey', value: newDevice().devicePrivateKey });
    db.run(insert, { name: 'serverUrl', value: FAR });
  });
  const through: typeof fetch = (input, init) => {
    const { pathname, search } = new URL(String(input));
    paths.push(`${init?.method ?? 'GET'} ${pathname}`);
    return fetch(`${server().url}${pathname}${search}`, init);
  };
  const { store, blobs, now, newId } = home;
  const network = () => ({ id: 'mobile', label: 'wwan0' });
  const link = oneContactAtATime(openLink({ store, blobs, fetch: through, now, newId, network }));
  return { ...home, link, at, paths };
}

function queue({ store }: TestHome, entityKind: string, lane: string, text = 'x'): void {
  store.transaction((db) =>
    enqueue(db, {
      opUuid: randomUUID(),
      projectId: 'p1',
      lane,
      kind: `${entityKind}.added`,
      entityKind,
      entityId: lane,
      payload: { text },
      capturedAtMs: 1_000,
    }),
  );
}

const contact = async ({ link }: TestHome) =>
  valueOf(await link.exchange({ signal: new AbortController().signal, progress: () => undefined }));
const received = async (): Promise<readonly unknown[]> =>
  (await server().storage.all('SELECT "entityKind" FROM operation ORDER BY "scopeCursor"')).map(
    (row) => row['entityKind'],
  );

test('over a network of which nobody said anything records and labels go, and what is large waits', async () => {
  const laptop = openLaptop();
  for (const [place, kind] of ['model', 'label', 'window', 'record', 'dataset'].entries())
    queue(laptop, kind, `l${place}`);

  expect(await contact(laptop)).toMatchObject({ waiting: 3, received: 2 });
  expect(await received()).toEqual(['record', 'label']);
  expect(laptop.paths.some((path) => path.endsWith('/missing') && !path.includes('photos'))).toBe(false);

  valueOf(await setSyncBudget(laptop, { kind: 'unmetered', bytesPerDay: null }));
  expect(await contact(laptop)).toMatchObject({ waiting: 0, received: 5 });
  expect(await received()).toEqual(['record', 'label', 'model', 'dataset', 'window']);
});

test('what stands in a lane behind something less urgent waits for it', async () => {
  const laptop = openLaptop();
  queue(laptop, 'dataset', 'one lane');
  queue(laptop, 'record', 'one lane');
  queue(laptop, 'record', 'another lane');
  expect(await contact(laptop)).toMatchObject({ waiting: 2, received: 1 });

  valueOf(await setSyncBudget(laptop, { kind: 'unmetered', bytesPerDay: null }));
  await contact(laptop);
  expect(await received()).toEqual(['record', 'dataset', 'record']);
});

test('once the budget of a day is spent nothing is sent, and the next day it goes on', async () => {
  const laptop = openLaptop();
  valueOf(await setSyncBudget(laptop, { kind: 'metered', bytesPerDay: 4_000 }));
  for (let place = 0; place < 30; place += 1) queue(laptop, 'record', `r${place}`, randomUUID().repeat(20));

  const spent = await contact(laptop);
  const { usedTodayBytes, sessions } = valueOf(await showSyncBudget(laptop, {}));
  expect(spent).toMatchObject({ waiting: 5, received: 25, online: false, isSpent: true });
  expect(usedTodayBytes).toBeGreaterThanOrEqual(4_000);
  expect(sessions[0]).toMatchObject({ outcome: 'spent', received: 25 });

  const before = laptop.paths.length;
  await contact(laptop);
  expect(laptop.paths).toHaveLength(before);

  laptop.at.nowMs += DAY_MS;
  expect(await contact(laptop)).toMatchObject({ waiting: 0, received: 30 });
  expect(valueOf(await showSyncBudget(laptop, {})).usedTodayBytes).toBeLessThan(4_000);
});

test('the budget says what waits and how many days it takes at the rate so far', async () => {
  const laptop = openLaptop();
  queue(laptop, 'record', 'r1');
  expect(valueOf(await showSyncBudget(laptop, {}))).toMatchObject({
    network: 'wwan0',
    isLocal: false,
    kind: 'unknown',
    bytesPerDay: 10_000_000,
    waitingBytes: 12,
    daysLeft: null,
  });
  await contact(laptop);
  const { sessions } = valueOf(await showSyncBudget(laptop, {}));
  queue(laptop, 'dataset', 'd1', 'y'.repeat((sessions[0]?.bytesUp ?? 0) * 3));
  const { daysLeft } = valueOf(await showSyncBudget(laptop, {}));
  expect(daysLeft).toBeGreaterThan(3);
  expect(daysLeft).toBeLessThan(3.1);
});

test.each([
  ['http://127.0.0.1:8717', true],
  ['http://localhost:8717', true],
  ['http://clinic.local', true],
  ['http://192.168.1.5', true],
  ['http://10.0.0.2', true],
  ['http://172.20.0.2', true],
  ['http://[::1]:80', true],
  ['http://[fd00::2]', true],
  ['http://172.32.0.2', false],
  ['https://sync.example.org', false],
  ['https://localhost.example.org', false],
  ['http://8.8.8.8', false],
])('whether the server at %s is near: %s', (url, isNear) => {
  expect(isLocalServer(url)).toBe(isNear);
});

test('a network is the same one under another address of its subnet, and another one elsewhere', () => {
  const on = (address: string) =>
    networkNow({
      wlan0: [{ address, netmask: '255.255.255.0', family: 'IPv4', mac: '', internal: false, cidr: null }],
      lo: [{ address: '127.0.0.1', netmask: '255.0.0.0', family: 'IPv4', mac: '', internal: true, cidr: null }],
    });
  expect(on('192.168.1.7')).toEqual(on('192.168.1.9'));
  expect(on('192.168.2.7').id).not.toBe(on('192.168.1.7').id);
  expect(on('192.168.2.7').label).toBe('wlan0');
});
