import { generateKeyPairSync, randomUUID, sign } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { BlobStore } from '../../../electron/core/files/blob-store.ts';
import { insertOwnDevice } from '../../../electron/core/store/devices.ts';
import { migrate } from '../../../electron/core/store/migrate.ts';
import { openWritable, type Store } from '../../../electron/core/store/open-database.ts';
import { enqueue, listOutbox } from '../../../electron/core/store/outbox.ts';
import { setSetting } from '../../../electron/core/store/settings.ts';
import { openLink } from '../../../electron/core/sync/open-link.ts';
import { SyncItem } from '../../../shared/sync-status.ts';
import { newDevice, useTestServer } from '../../server/test-server.ts';

const server = useTestServer();
let folder: string;
let store: Store;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fieldloop-sync-'));
  const opened = openWritable({ path: join(folder, 'home.db'), key: null });
  migrate(opened.raw, join(folder, 'backup.db'));
  store = opened.store;
  const { devicePrivateKey } = newDevice();
  store.transaction((db) => {
    insertOwnDevice(db, { id: randomUUID(), name: 'laptop', publicKey: '', createdAtMs: 0 }, devicePrivateKey);
    setSetting(db, 'serverUrl', server().url);
  });
});

afterEach(() => {
  store.close();
  rmSync(folder, { recursive: true });
});

function queue(count: number): void {
  store.transaction((db) => {
    for (let index = 0; index < count; index += 1) {
      const entityId = randomUUID();
      enqueue(db, {
        opUuid: randomUUID(),
        projectId: 'p1',
        lane: entityId,
        kind: 'record.added',
        entityKind: 'record',
        entityId,
        payload: { index },
        capturedAtMs: 1_000 + index,
      });
    }
  });
}

const exchange = (through: typeof fetch = fetch) =>
  openLink({
    store,
    blobs: new BlobStore({ folder: join(folder, 'blobs'), key: null }),
    fetch: through,
    now: Date.now,
    newId: randomUUID,
  }).exchange({
    signal: new AbortController().signal,
    progress: () => undefined,
  });

test('every waiting operation reaches the server once and is marked by a signed receipt', async () => {
  queue(120);
  const result = await exchange();
  expect(result).toMatchObject({ ok: true, value: { waiting: 0, received: 120, quarantined: 0, online: true } });
  expect(await server().status()).toMatchObject({ devices: 1, operations: 120, records: 120, quarantined: 0 });
});

test('a reply lost on the way is asked for again and stores nothing twice', async () => {
  queue(60);
  const losing: typeof fetch = async (input, init) => {
    const reply = await fetch(input, init);
    if (String(input).endsWith('/sync/push')) throw new Error('the link broke');
    return reply;
  };
  expect(await exchange(losing)).toMatchObject({ ok: true, value: { waiting: 60, received: 0, online: false } });
  expect(await server().status()).toMatchObject({ operations: 25 });
  expect(await exchange()).toMatchObject({ ok: true, value: { waiting: 0, received: 60 } });
  expect(await server().status()).toMatchObject({ operations: 60 });
});

test('a portal page marks nothing', async () => {
  queue(3);
  const portal: typeof fetch = async (input, init) =>
    String(input).endsWith('/sync/push')
      ? new Response('<html>Sign in</html>', { headers: { 'content-type': 'text/html' } })
      : fetch(input, init);
  expect(await exchange(portal)).toMatchObject({ ok: true, value: { waiting: 3, received: 0, online: false } });
});

test('a receipt with a wrong signature marks nothing', async () => {
  queue(3);
  const { privateKey } = generateKeyPairSync('ed25519');
  const forging: typeof fetch = async (input, init) => {
    const reply = await fetch(input, init);
    if (!String(input).endsWith('/sync/push')) return reply;
    const body = await reply.json();
    body.receipt.signature = sign(null, Buffer.from('anything'), privateKey).toString('base64');
    return Response.json(body);
  };
  expect(await exchange(forging)).toMatchObject({ ok: false, error: { code: 'sync.untrusted' } });
  expect(store.value<number>("SELECT count(*) FROM outbox WHERE state = 'received'")).toBe(0);
});

test('a payload that does not match its hash needs somebody and blocks nothing behind it', async () => {
  queue(3);
  store.transaction((db) => db.run(`UPDATE outbox SET payload = '{"index":9}' WHERE id = 2`));
  expect(await exchange()).toMatchObject({ ok: true, value: { waiting: 0, received: 2, quarantined: 1 } });
  expect(store.value<string>('SELECT lastError FROM outbox WHERE id = 2')).toBe('the payload does not match its hash');
});

test('what is too large for any server needs somebody at once, is sent nowhere and stays byte for byte (R12)', async () => {
  queue(2);
  const payload = { note: 'x'.repeat(20 * 1024 * 1024) };
  store.transaction((db) =>
    enqueue(db, {
      opUuid: randomUUID(),
      projectId: 'p1',
      lane: 'large',
      kind: 'record.added',
      entityKind: 'record',
      entityId: 'large',
      payload,
      capturedAtMs: 2_000,
    }),
  );
  queue(1);
  expect(await exchange()).toMatchObject({
    ok: true,
    value: { waiting: 0, received: 3, quarantined: 1, bytesUp: expect.any(Number) },
  });
  expect(store.value<number>('SELECT bytesUp FROM syncSession')).toBeLessThan(2_000);
  expect(store.value<string>("SELECT payload FROM outbox WHERE entityId = 'large'")).toBe(JSON.stringify(payload));
});

test('each item is listed in its state, with its receipt and when that came, or with the reason', async () => {
  queue(3);
  const listed = (state: string | null) => listOutbox(store, state, 10).map((row) => SyncItem.parse(row));
  expect(listed('waiting').map(({ id, receivedAtMs }) => [id, receivedAtMs])).toEqual([
    [1, null],
    [2, null],
    [3, null],
  ]);

  store.transaction((db) => db.run(`UPDATE outbox SET payload = '{"index":9}' WHERE id = 2`));
  await exchange();

  const [receipt] = store.all('SELECT id, receivedAtMs FROM receipt');
  expect(listed('received')).toMatchObject([
    { id: 3, receiptId: receipt?.['id'], receivedAtMs: receipt?.['receivedAtMs'], label: null },
    { id: 1, receiptId: receipt?.['id'] },
  ]);
  expect(listed('needsYou')).toMatchObject([{ id: 2, lastError: 'the payload does not match its hash' }]);
  expect(listed(null).map(({ id }) => id)).toEqual([3, 2, 1]);
});

test('a home restored from a copy goes on as a new client and overwrites nothing', async () => {
  queue(2);
  await exchange();
  store.transaction((db) => db.run("UPDATE outbox SET mutationId = NULL, state = 'waiting' WHERE id = 2"));
  store.transaction((db) => db.run('UPDATE outbox SET mutationId = NULL WHERE id = 1'));
  queue(1);
  expect(await exchange()).toMatchObject({ ok: true, value: { waiting: 0, received: 3 } });
  expect(await server().status()).toMatchObject({ devices: 1, operations: 3, quarantined: 1 });
  expect(await server().storage.all('SELECT "clientId" FROM client')).toHaveLength(2);
});
