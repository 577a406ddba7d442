import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { BlobStore } from '../../../electron/core/files/blob-store.ts';
import { insertOwnDevice } from '../../../electron/core/store/devices.ts';
import { migrate } from '../../../electron/core/store/migrate.ts';
import { openWritable, type Store } from '../../../electron/core/store/open-database.ts';
import { enqueue } from '../../../electron/core/store/outbox.ts';
import { setSetting } from '../../../electron/core/store/settings.ts';
import { openLink } from '../../../electron/core/sync/open-link.ts';
import { newDevice, useTestServer } from '../../server/test-server.ts';

const server = useTestServer();
let folder: string;
let store: Store;
let portal: Server | null;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fieldloop-portal-'));
  const opened = openWritable({ path: join(folder, 'home.db'), key: null });
  migrate(opened.raw, join(folder, 'backup.db'));
  store = opened.store;
  portal = null;
  const { devicePrivateKey } = newDevice();
  store.transaction((db) => {
    insertOwnDevice(db, { id: randomUUID(), name: 'laptop', publicKey: '', createdAtMs: 0 }, devicePrivateKey);
    setSetting(db, 'serverUrl', server().url);
    enqueue(db, {
      opUuid: randomUUID(),
      projectId: 'p1',
      lane: 'r1',
      kind: 'record.added',
      entityKind: 'record',
      entityId: 'r1',
      payload: { muac: 121 },
      capturedAtMs: 1_000,
    });
  });
});

afterEach(async () => {
  if (portal !== null) await once(portal.close(), 'close');
  store.close();
  rmSync(folder, { recursive: true });
});

const exchange = (through: typeof fetch = fetch, nowMs: number = Date.now()) =>
  openLink({
    store,
    blobs: new BlobStore({ folder: join(folder, 'blobs'), key: null }),
    fetch: through,
    now: () => nowMs,
    newId: randomUUID,
  }).exchange({
    signal: new AbortController().signal,
    progress: () => undefined,
  });

/** What of the outbox could wrongly be taken for received. */
const marks = () => store.all('SELECT state, receiptId FROM outbox');
const unmarked = [{ state: 'waiting', receiptId: null }];

type Page = { readonly status: number; readonly type: string; readonly body: string };
const loginPage = '<html><form action="/login">Room number</form></html>';
const pages: readonly (readonly [what: string, page: Page])[] = [
  ['a redirect to its login page', { status: 302, type: 'text/html', body: '' }],
  ['its login page with status 200', { status: 200, type: 'text/html', body: loginPage }],
  ['JSON of its own with status 200', { status: 200, type: 'application/json', body: '{"loggedIn":false}' }],
  ['JSON of a failure', { status: 500, type: 'application/json', body: '{"message":"no upstream"}' }],
  ['status 511 with JSON', { status: 511, type: 'application/json', body: '{"login":"http://portal"}' }],
  ['status 511 with a page', { status: 511, type: 'text/html', body: loginPage }],
];

/** A network that answers everything itself; the paths that it was asked for are returned as they come. */
async function startPortal({ status, type, body }: Page): Promise<{ url: string; asked: readonly string[] }> {
  const asked: string[] = [];
  const answer: RequestListener = (request, response) => {
    asked.push(`${request.method} ${request.url?.split('?')[0]}`);
    response.writeHead(status, { 'content-type': type, location: '/login', connection: 'close' }).end(body);
  };
  portal = createServer(answer).listen(0, '127.0.0.1');
  await once(portal, 'listening');
  const { port } = portal.address() as AddressInfo; // of a TCP server it is never a path
  return { url: `http://127.0.0.1:${port}`, asked };
}

test.each(pages)('behind a portal that answers with %s nothing is sent and nothing marked', async (_what, page) => {
  const { url, asked } = await startPortal(page);
  store.transaction((db) => setSetting(db, 'serverUrl', url));
  await exchange();
  expect(asked).toEqual(['GET /health']);
  expect(marks()).toEqual(unmarked);
  expect(store.value<number>('SELECT bytesUp FROM syncSession')).toBe(0);
});

test.each(pages)('a portal that closes the way with %s in mid-contact marks nothing', async (_what, page) => {
  const { url } = await startPortal(page);
  await exchange((input, init) => fetch(init?.method === 'POST' ? url : input, init));
  expect(marks()).toEqual(unmarked);
  await exchange();
  expect(marks()).toMatchObject([{ state: 'received' }]);
  expect(await server().status()).toMatchObject({ operations: 1 });
});

test('whoever shows the key of the server without holding it is sent nothing', async () => {
  await exchange();
  store.transaction((db) => db.run("UPDATE outbox SET state = 'waiting', receiptId = NULL"));
  const greeting = await (await fetch(`${server().url}/health?nonce=overheard`)).json();
  const { url, asked } = await startPortal({
    status: 200,
    type: 'application/json',
    body: JSON.stringify(greeting),
  });
  store.transaction((db) => setSetting(db, 'serverUrl', url));
  expect(await exchange()).toMatchObject({ ok: false, error: { code: 'sync.untrusted' } });
  expect(asked).toEqual(['GET /health']);
  expect(marks()).toEqual(unmarked);
});

test("the server's reason for a refusal is kept with what waits", async () => {
  await exchange();
  store.transaction((db) => db.run("UPDATE outbox SET state = 'waiting', receiptId = NULL"));
  await server().storage.all('UPDATE client SET "deviceKey" = $1', 'the key of another laptop');
  const why = 'This client is known with the key of another device. (sync.otherDevice)';
  expect(await exchange()).toMatchObject({ ok: false, error: { code: 'sync.refused', details: { why } } });
  expect(store.all('SELECT state, lastError FROM outbox')).toEqual([{ state: 'waiting', lastError: why }]);
});

const TEN_YEARS_MS = 3652 * 24 * 60 * 60 * 1000;

test.each([-TEN_YEARS_MS, TEN_YEARS_MS])('a laptop whose clock is %i ms off is served', async (offMs) => {
  expect(await exchange(fetch, Date.now() + offMs)).toMatchObject({ ok: true, value: { waiting: 0, received: 1 } });
});
