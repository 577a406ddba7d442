import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { packBatch } from '../../shared/packing/pack-batch.ts';
import { CHECK_LENGTH, type Mutation } from '../../shared/sync-protocol.ts';
import { newDevice, newMutation, newMutations, post, useTestServer } from './test-server.ts';

const server = useTestServer();

const packed = (clientId: string, mutations: readonly Mutation[], proto = 3): string => {
  const rows = mutations.map(({ payloadHash, ...rest }) => ({ ...rest, check: payloadHash.slice(0, CHECK_LENGTH) }));
  return JSON.stringify({ proto, clientId, epoch: 1, batch: packBatch(rows) });
};

/** Written out as a laptop of protocol 2 sent it, with a field of the payload that this server knows nothing of. */
function pushOfProtocolTwo(clientId: string): string {
  const payload = '{"fieldFromElsewhere":[1,{"deep":null}],"muac":121}';
  const payloadHash = createHash('sha256').update(payload).digest('hex');
  return `{"proto":2,"clientId":"${clientId}","epoch":1,"mutations":[{"id":1,"opUuid":"5a1f","projectId":"p1","lane":"r1","kind":"record.added","entityKind":"record","entityId":"r1","schemaVersion":1,"payload":${JSON.stringify(payload)},"payloadHash":"${payloadHash}","capturedAtMs":1700000000000}]}`;
}

test('a laptop of protocol 2 is served, and fields that the server does not know stay (R13)', async () => {
  const device = newDevice();
  const reply = await (await post(server(), device, '/sync/push', pushOfProtocolTwo(device.clientId))).json();
  expect(reply).toMatchObject({ lastMutationId: 1, results: [{ status: 'stored' }] });

  const other = newDevice();
  const asked = `{"proto":2,"clientId":"${other.clientId}","projectId":"p1","cookie":0}`;
  const { patch } = await (await post(server(), other, '/sync/pull', asked)).json();
  expect(patch).toEqual([
    { cursor: 1, kind: 'record.added', payload: '{"fieldFromElsewhere":[1,{"deep":null}],"muac":121}' },
  ]);
});

test('what was sent by protocol 2 and comes again by protocol 3 has one effect', async () => {
  const device = newDevice();
  const mutations = newMutations(30);
  const before = JSON.stringify({ proto: 2, clientId: device.clientId, epoch: 1, mutations });
  const first = await (await post(server(), device, '/sync/push', before)).json();
  const second = await (await post(server(), device, '/sync/push', packed(device.clientId, mutations))).json();
  expect(second.results).toEqual(first.results);
  expect(await server().status()).toMatchObject({ operations: 30, quarantined: 0 });
});

test('a payload that was damaged before it was packed is told from its check, and blocks nothing beside it', async () => {
  const device = newDevice();
  const [first, second, third] = [1, 2, 3].map((id) => newMutation(id));
  if (first === undefined || second === undefined || third === undefined) throw new Error('there are three');
  const damaged = { ...second, payload: '{"number":9}' };
  const reply = await post(server(), device, '/sync/push', packed(device.clientId, [first, damaged, third]));
  expect((await reply.json()).results).toMatchObject([
    { status: 'stored' },
    { status: 'quarantined', reason: 'the payload does not match its hash' },
    { status: 'stored' },
  ]);
});

test('columns that nobody packed are refused with the reason, and nothing is stored', async () => {
  const device = newDevice();
  const body = packed(device.clientId, newMutations(2)).replace('"rows":2', '"rows":3');
  const reply = await post(server(), device, '/sync/push', body);
  expect(reply.status).toBe(400);
  expect((await reply.json()).error).toMatchObject({ code: 'sync.badRequest' });
  expect(await server().status()).toMatchObject({ operations: 0 });
});
