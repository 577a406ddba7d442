import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { newDevice, newMutation, push, useTestServer } from './test-server.ts';

const server = useTestServer();
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

const poisons: readonly (readonly [what: string, sent: unknown, reason: string])[] = [
  ['a NUL in its payload', newMutation(2, { payload: '{"a":"\0"}' }), 'payload: holds a character'],
  ['half a surrogate pair in its payload', newMutation(2, { payload: '"\ud800"' }), 'payload: holds a character'],
  ['a NUL in an id', newMutation(2, { entityId: 'a\0b' }), 'entityId: holds a character'],
  ['a NUL in its opUuid', newMutation(2, { opUuid: 'a\0b' }), 'opUuid: holds a character'],
  ['half a surrogate pair in its opUuid', newMutation(2, { opUuid: '\ud800' }), 'opUuid: holds a character'],
  ['another hash', newMutation(2, { payloadHash: sha256('other') }), 'the payload does not match its hash'],
  ['a payload that is not JSON', newMutation(2, { payload: '{"a":' }), 'the payload is not JSON'],
  ['a field of 20 MB', newMutation(2, { payload: `"${'x'.repeat(20_000_000)}"` }), 'payload: Too big'],
  ['a text for its schema', { ...newMutation(2), schemaVersion: 'second' }, 'schemaVersion: Invalid input'],
  ['a schema beyond the integers', newMutation(2, { schemaVersion: 2 ** 40 }), 'schemaVersion: Too big'],
  ['no project', { ...newMutation(2), projectId: undefined }, 'projectId: Invalid input'],
  ['an object for its payload', { ...newMutation(2), payload: { a: 1 } }, 'payload: Invalid input'],
  ['no id', { ...newMutation(2), id: undefined }, 'id: Invalid input'],
  ['an id that is a text', { ...newMutation(2), id: '2' }, 'id: Invalid input'],
  ['the form of a list', [1, 2], 'it: Invalid input'],
  ['nothing in it', null, 'it: Invalid input'],
];

test.each(poisons)(
  'an operation with %s is quarantined alone, as it came, and answered the same when it comes again',
  async (_what, sent, reason) => {
    const device = newDevice();
    const batch = [newMutation(1), sent, newMutation(3)];
    const first = await (await push(server(), device, batch)).json();
    expect(first.results).toMatchObject([{ status: 'stored' }, { id: 2, status: 'quarantined' }, { status: 'stored' }]);
    expect(first.results[1].reason).toContain(reason);
    const again = await (await push(server(), device, batch)).json();
    expect(again.results).toEqual(first.results);

    const kept = await server().storage.all('SELECT mutation, reason FROM quarantine');
    expect(kept).toHaveLength(1);
    expect(kept[0]?.['mutation']).toBe(JSON.stringify(sent));
    expect(kept[0]?.['reason']).toBe(first.results[1].reason);
    expect(await server().status()).toMatchObject({ operations: 2, records: 2, quarantined: 1 });
  },
);

test('a poison at the head of a batch takes the place before its neighbour', async () => {
  const device = newDevice();
  const { results } = await (await push(server(), device, ['poison', newMutation(2)])).json();
  expect(results).toMatchObject([
    { id: 1, status: 'quarantined' },
    { id: 2, status: 'stored' },
  ]);
});

test.each([
  ['no id can be read', ['poison', {}]],
  ['a poison would stand before the first place', ['poison', newMutation(1)]],
])('a batch in which %s is refused, because nothing says where it belongs', async (_what, batch) => {
  const reply = await push(server(), newDevice(), batch);
  expect(reply.status).toBe(400);
  expect((await reply.json()).error.code).toBe('sync.badRequest');
  expect(await server().status()).toMatchObject({ operations: 0, quarantined: 0 });
});

test('one poison in a hundred leaves ninety-nine stored', async () => {
  const device = newDevice();
  const batch = Array.from({ length: 300 }, (_, index) =>
    newMutation(index + 1, index % 100 === 50 ? { payload: '\0' } : {}),
  );
  expect((await push(server(), device, batch)).status).toBe(200);
  expect(await server().status()).toMatchObject({ operations: 297, quarantined: 3 });
});
