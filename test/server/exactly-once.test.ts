import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { newDevice, newMutation, newMutations, push, useTestServer } from './test-server.ts';

const server = useTestServer();

/** What the server's own table holds, in the order of its cursors. */
const operations = () =>
  server().storage.all('SELECT "opUuid", payload, "scopeCursor" FROM operation ORDER BY "projectId", "scopeCursor"');

test('twenty parallel identical pushes of 300 operations have 300 effects and twenty equal answers', async () => {
  const device = newDevice();
  const mutations = newMutations(300);
  const replies = await Promise.all(Array.from({ length: 20 }, () => push(server(), device, mutations)));
  const answers = await Promise.all(replies.map((reply) => reply.json()));
  for (const { lastMutationId, results } of answers) {
    expect(lastMutationId).toBe(300);
    expect(results).toEqual(mutations.map(({ id, opUuid }) => ({ id, opUuid, status: 'stored', reason: null })));
  }
  expect(await operations()).toEqual(
    mutations.map(({ id, opUuid, payload }) => ({ opUuid, payload, scopeCursor: id })),
  );
}, 60_000);

test('parallel pushes that overlap have one effect an operation', async () => {
  const device = newDevice();
  const mutations = newMutations(60);
  await push(server(), device, mutations.slice(0, 20));
  await Promise.all([20, 30, 40, 60].map((end) => push(server(), device, mutations.slice(10, end))));
  await push(server(), device, mutations.slice(20));
  expect((await operations()).map((row) => row['opUuid'])).toEqual(mutations.map(({ opUuid }) => opUuid));
});

test('an operation twice in one batch has one effect and two equal answers', async () => {
  const mutation = newMutation(1);
  const { results } = await (await push(server(), newDevice(), [mutation, mutation, newMutation(2)])).json();
  expect(results).toMatchObject([{ id: 1, status: 'stored' }, { id: 1, status: 'stored' }, { id: 2 }]);
  expect(await operations()).toHaveLength(2);
});

test('a gap names the id that is awaited and stores nothing', async () => {
  const device = newDevice();
  await push(server(), device, [newMutation(1)]);
  const reply = await push(server(), device, [newMutation(3)]);
  expect(reply.status).toBe(409);
  expect(await reply.json()).toEqual({ refused: 'gap', expected: 2 });
  expect(await operations()).toHaveLength(1);
});

test('a gap inside a batch keeps what stands before it, and the stream goes on from there', async () => {
  const device = newDevice();
  const [first, second, third] = newMutations(3);
  const reply = await push(server(), device, [first, third]);
  expect(await reply.json()).toEqual({ refused: 'gap', expected: 2 });
  expect((await push(server(), device, [first, second, third])).status).toBe(200);
  expect(await operations()).toHaveLength(3);
});

test('other content at a place already taken is a fork: nothing is overwritten and the content is kept', async () => {
  const device = newDevice();
  const kept = newMutation(1);
  const cloned = newMutation(1, { payload: '{"cloned":true}' });
  await push(server(), device, [kept]);
  const reply = await push(server(), device, [cloned, newMutation(2)]);
  expect(reply.status).toBe(409);
  expect(await reply.json()).toEqual({ refused: 'fork', mutationId: 1 });
  expect(await operations()).toEqual([{ opUuid: kept.opUuid, payload: kept.payload, scopeCursor: 1 }]);
  const [row] = await server().storage.all('SELECT mutation FROM quarantine');
  expect(JSON.parse(String(row?.['mutation']))).toEqual(cloned);
});

test('an operation that a laptop brings again as a new client has one effect and two receipts', async () => {
  const device = newDevice();
  const mutation = newMutation(1);
  const restored = { ...device, clientId: randomUUID() };
  const replies = [await push(server(), device, [mutation]), await push(server(), restored, [mutation])];
  const answers = await Promise.all(replies.map((reply) => reply.json()));
  expect(answers.map(({ results }) => results[0].status)).toEqual(['stored', 'stored']);
  expect(new Set(answers.map(({ receipt }) => receipt.id)).size).toBe(2);
  expect(await operations()).toHaveLength(1);
});

test('an operation that comes again with another payload is quarantined and changes nothing', async () => {
  const mutation = newMutation(1);
  await push(server(), newDevice(), [mutation]);
  const changed = newMutation(1, { opUuid: mutation.opUuid, payload: '{"changed":true}' });
  const { results } = await (await push(server(), newDevice(), [changed, newMutation(2)])).json();
  expect(results).toMatchObject([
    { status: 'quarantined', reason: 'this operation was stored before with another payload' },
    { status: 'stored' },
  ]);
  expect((await operations()).map((row) => row['payload'])).toEqual([mutation.payload, '{"number":2}']);
});
