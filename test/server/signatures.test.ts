import { expect, test } from 'vitest';
import { signRequest } from '../../electron/core/sync/sign-request.ts';
import { newDevice, newMutation, newMutations, post, pull, push, pushText, useTestServer } from './test-server.ts';

const server = useTestServer();
const DAY_MS = 24 * 60 * 60 * 1000;
const TEN_YEARS_MS = 3652 * DAY_MS;

const codeOf = async (reply: Response): Promise<unknown> => (await reply.json()).error.code;

test.each(['content-digest', 'fieldloop-client', 'signature-input', 'signature'])(
  'a push without the header %s is refused and has no effect',
  async (missing) => {
    const device = newDevice();
    const reply = await post(server(), device, '/sync/push', pushText(device, newMutations(1)), { [missing]: '' });
    expect(reply.status).toBe(401);
    expect((await reply.json()).error).toEqual({
      code: 'sync.unsigned',
      message: `The request is not signed: it has no header ${missing}.`,
    });
    expect(await server().status()).toMatchObject({ devices: 0, operations: 0 });
  },
);

test('a body changed on the way is refused by its digest', async () => {
  const device = newDevice();
  const signed = signRequest(
    { ...device, challenge: await server().challenge() },
    `${server().url}/sync/push`,
    Buffer.from(pushText(device, newMutations(1))),
  );
  const reply = await post(server(), device, '/sync/push', pushText(device, newMutations(1)), signed);
  expect(reply.status).toBe(401);
  expect((await reply.json()).error).toEqual({
    code: 'sync.wrongSignature',
    message: 'The signature is wrong: the body is not the one that was signed.',
  });
});

test('a signature for one path is refused on the other', async () => {
  const device = newDevice();
  const body = JSON.stringify({ proto: 2, clientId: device.clientId, projectId: 'p1', cookie: 0 });
  const signer = { ...device, challenge: await server().challenge() };
  const signed = signRequest(signer, `${server().url}/sync/push`, Buffer.from(body));
  expect(await codeOf(await post(server(), device, '/sync/pull', body, signed))).toBe('sync.wrongSignature');
});

test('a client may not be named by a key that signed for another client', async () => {
  const owner = newDevice();
  const thief = newDevice();
  const body = pushText(owner, newMutations(1));
  expect(await codeOf(await post(server(), thief, '/sync/push', body))).toBe('sync.badRequest');
  const header = { 'fieldloop-client': owner.clientId };
  expect(await codeOf(await post(server(), thief, '/sync/push', body, header))).toBe('sync.wrongSignature');
});

test('the first key of a client is pinned: pushes and pulls of another are refused', async () => {
  const owner = newDevice();
  const thief = newDevice({ clientId: owner.clientId });
  expect((await push(server(), owner, [newMutation(1)])).status).toBe(200);
  for (const reply of [await push(server(), thief, [newMutation(2)]), await pull(server(), thief, 'p1', 0)]) {
    expect(reply.status).toBe(403);
    expect(await codeOf(reply)).toBe('sync.otherDevice');
  }
  expect((await push(server(), owner, [newMutation(2)])).status).toBe(200);
  expect(await server().status()).toMatchObject({ devices: 1, operations: 2 });
});

test('a client from before signatures is pinned at its next contact', async () => {
  const owner = newDevice();
  await server().storage.all(
    `INSERT INTO client (tenant, "clientId", "lastMutationId", "seenAtMs") VALUES ('default', $1, 0, 0)`,
    owner.clientId,
  );
  expect((await push(server(), owner, [newMutation(1)])).status).toBe(200);
  expect((await push(server(), newDevice({ clientId: owner.clientId }), [newMutation(2)])).status).toBe(403);
});

test.each([-TEN_YEARS_MS, TEN_YEARS_MS])(
  "a laptop's clock that is %i ms off is noted and refuses nothing",
  async (offMs) => {
    const device = newDevice({ nowMs: server().nowMs + offMs });
    expect((await push(server(), device, newMutations(2, { capturedAtMs: device.nowMs }))).status).toBe(200);
    const [row] = await server().storage.all('SELECT "clockSkewMs" FROM client');
    expect(Math.abs(Number(row?.['clockSkewMs']) - offMs)).toBeLessThan(1000);
  },
);

test('a request overheard today cannot be asked again tomorrow, and another server has other challenges', async () => {
  const device = newDevice();
  const body = JSON.stringify({ proto: 2, clientId: device.clientId, projectId: 'p1', cookie: 0 });
  const replay = async (challenge: string): Promise<Response> => {
    const signed = signRequest({ ...device, challenge }, `${server().url}/sync/pull`, Buffer.from(body));
    return post(server(), device, '/sync/pull', body, signed);
  };
  const challenge = await server().challenge();
  expect((await replay(challenge)).status).toBe(200);
  server().nowMs += DAY_MS;
  expect(await codeOf(await replay(challenge))).toBe('sync.staleChallenge');
  expect(await codeOf(await replay(`${server().nowMs}.AAAAAAAAAAAAAAAAAAAAAA`))).toBe('sync.staleChallenge');
});

test('a challenge given out before the server set its own clock back still serves', async () => {
  const device = newDevice();
  const body = pushText(device, newMutations(1));
  const signer = { ...device, challenge: await server().challenge() };
  const signed = signRequest(signer, `${server().url}/sync/push`, Buffer.from(body));
  server().nowMs -= TEN_YEARS_MS;
  expect((await post(server(), device, '/sync/push', body, signed)).status).toBe(200);
});
