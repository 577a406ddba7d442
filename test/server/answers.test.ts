import { createPublicKey, randomUUID, verify } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { expect, test } from 'vitest';
import { signRequest } from '../../electron/core/sync/sign-request.ts';
import { PushReply, receiptText, ServerHealth } from '../../shared/sync-protocol.ts';
import { newDevice, newMutation, newMutations, post, push, pushText, useTestServer } from './test-server.ts';

const server = useTestServer();

test('a receipt verifies with the public key that /health gives, and covers every result', async () => {
  const health = ServerHealth.parse(await (await fetch(`${server().url}/health`)).json());
  const key = createPublicKey({ key: Buffer.from(health.publicKey, 'base64'), format: 'der', type: 'spki' });
  const batch = [newMutation(1), newMutation(2, { payload: 'poison' })];
  const reply = PushReply.parse(await (await push(server(), newDevice(), batch)).json());
  const signature = Buffer.from(reply.receipt.signature, 'base64');
  const isGenuine = (text: string): boolean => verify(null, Buffer.from(text), key, signature);
  expect(reply.serverId).toBe(health.serverId);
  expect(isGenuine(receiptText(reply, reply.receipt.id))).toBe(true);
  expect(isGenuine(receiptText(reply, randomUUID()))).toBe(false);
  for (const status of ['stored', 'quarantined'] as const) {
    const results = reply.results.map((result) => ({ ...result, status }));
    expect(isGenuine(receiptText({ ...reply, results }, reply.receipt.id))).toBe(false);
  }
});

test('the server keeps each receipt that it gave', async () => {
  const reply = PushReply.parse(await (await push(server(), newDevice(), newMutations(2))).json());
  expect(await server().storage.all('SELECT id, body, signature FROM receipt')).toEqual([
    { id: reply.receipt.id, body: receiptText(reply, reply.receipt.id), signature: reply.receipt.signature },
  ]);
});

test('the status counts devices by key, records by entity and files in the blob folder', async () => {
  const device = newDevice();
  const entityId = randomUUID();
  await push(server(), device, [
    newMutation(1, { entityId }),
    newMutation(2, { entityId, kind: 'record.edited' }),
    newMutation(3),
    newMutation(4, { entityKind: 'label', kind: 'label.added' }),
    newMutation(5, { payload: 'poison' }),
  ]);
  await push(server(), { ...device, clientId: randomUUID() }, [newMutation(1)]);
  await push(server(), newDevice(), [newMutation(1, { projectId: 'p2' })]);
  mkdirSync(server().blobFolder);
  writeFileSync(join(server().blobFolder, 'a'.repeat(64)), 'a photo');
  writeFileSync(join(server().blobFolder, `${'b'.repeat(64)}.part`), 'half a pho');
  expect(await server().status()).toEqual({ devices: 2, operations: 6, records: 4, blobs: 1, quarantined: 1 });
});

test('the status is for the holder of the admin token only', async () => {
  for (const authorization of ['', 'Bearer guess', server().identity.adminToken]) {
    const reply = await fetch(`${server().url}/status`, { headers: { authorization } });
    expect(reply.status).toBe(401);
  }
});

/** Sends bytes as they are, under a right signature. */
async function postBytes(bytes: Uint8Array, headers: Readonly<Record<string, string>> = {}): Promise<unknown> {
  const url = `${server().url}/sync/push`;
  const signed = signRequest({ ...newDevice(), challenge: await server().challenge() }, url, bytes);
  const sent = { 'content-type': 'application/json', ...signed, ...headers };
  const reply = await fetch(url, { method: 'POST', body: new Uint8Array(bytes), headers: sent });
  return { status: reply.status, code: (await reply.json()).error.code };
}

test('what is not JSON, or unpacks to more than the limit, is refused with a code', async () => {
  const refused = { status: 400, code: 'sync.badRequest' };
  const bomb = brotliCompressSync(Buffer.alloc(65 * 1024 * 1024, 0x20), {
    params: { [constants.BROTLI_PARAM_QUALITY]: 1 },
  });
  expect(await postBytes(Buffer.from('{"proto":'))).toEqual(refused);
  expect(await postBytes(Buffer.from('no brotli'), { 'content-encoding': 'br' })).toEqual(refused);
  expect(await postBytes(bomb, { 'content-encoding': 'br' })).toEqual(refused);
  expect(await server().status()).toMatchObject({ devices: 0 });
});

test('another protocol is told which of the two is to be updated', async () => {
  const device = newDevice();
  const body = pushText(device, newMutations(1)).replace('"proto":3', '"proto":1');
  const { error } = await (await post(server(), device, '/sync/push', body)).json();
  expect(error).toMatchObject({
    code: 'sync.unknownProtocol',
    message: 'This server speaks protocol 2 and 3, the laptop protocol 1.',
  });
});

test('a path that is not there answers in the shape of every refusal', async () => {
  const reply = await fetch(`${server().url}/elsewhere`);
  expect(reply.status).toBe(404);
  expect((await reply.json()).error.code).toBe('server.noSuchPath');
});

test('a failure inside the server stores nothing, is reported, and the same push succeeds when it is mended', async () => {
  const device = newDevice();
  const batch = newMutations(3);
  await server().storage.all('ALTER TABLE mutation RENAME TO hidden');
  const reply = await push(server(), device, batch);
  await server().storage.all('ALTER TABLE hidden RENAME TO mutation');
  expect(reply.status).toBe(500);
  expect((await reply.json()).error).toMatchObject({ code: 'server.failed', message: 'The server failed.' });
  expect(server().reported.splice(0)).toMatchObject([{ message: expect.stringContaining('mutation') }]);
  expect(await server().status()).toMatchObject({ operations: 0 });
  expect((await push(server(), device, batch)).status).toBe(200);
  expect(await server().status()).toMatchObject({ operations: 3 });
});
