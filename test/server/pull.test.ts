import { expect, test } from 'vitest';
import type { PullReply } from '../../shared/sync-protocol.ts';
import { type Device, newDevice, newMutation, newMutations, pull, push, useTestServer } from './test-server.ts';

const server = useTestServer();

const pullOnce = async (device: Device, projectId: string, cookie: number): Promise<PullReply> =>
  (await pull(server(), device, projectId, cookie)).json();

/** Follows the pages from `cookie` to the end of what is there now. */
async function pullAll(device: Device, projectId: string, cookie: number): Promise<PullReply['patch']> {
  const page = await pullOnce(device, projectId, cookie);
  return page.more ? [...page.patch, ...(await pullAll(device, projectId, page.cookie))] : page.patch;
}

const WRITERS = 6;
const PUSHES = 8;

/** Alternating orders of the two projects would wait for each other in a circle if locks followed the batch. */
async function writeToBoth(writer: number): Promise<void> {
  const device = newDevice();
  const order = writer % 2 === 0 ? ['p1', 'p2'] : ['p2', 'p1'];
  for (let round = 0; round < PUSHES; round += 1) {
    const batch = order.map((projectId, index) =>
      newMutation(round * 2 + index + 1, { projectId, payload: `"${writer}.${round}"` }),
    );
    expect((await push(server(), device, batch)).status).toBe(200);
  }
}

test('a puller skips nothing and sees nothing twice while others write to two projects at once', async () => {
  const device = newDevice();
  let isWriting = true;
  const follow = async (projectId: string): Promise<PullReply['patch']> => {
    const seen: PullReply['patch'] = [];
    for (let isLast = false; !isLast; ) {
      isLast = !isWriting;
      seen.push(...(await pullAll(device, projectId, seen.at(-1)?.cursor ?? 0)));
    }
    return seen;
  };
  const writing = Promise.all(Array.from({ length: WRITERS }, (_, writer) => writeToBoth(writer)));
  const following = Promise.all([follow('p1'), follow('p2')]);
  await writing.finally(() => (isWriting = false));
  for (const seen of await following) {
    expect(seen.map(({ cursor }) => cursor)).toEqual(Array.from({ length: WRITERS * PUSHES }, (_, index) => index + 1));
    expect(new Set(seen.map(({ payload }) => payload)).size).toBe(WRITERS * PUSHES);
  }
}, 60_000);

test("a puller gets the others' changes of its project in pages, and never its own", async () => {
  const [writer, other, reader] = [newDevice(), newDevice(), newDevice()];
  await push(server(), writer, newMutations(450));
  await push(server(), other, newMutations(3, { projectId: 'p2' }));
  await push(server(), reader, newMutations(2));
  const first = await pullOnce(reader, 'p1', 0);
  expect(first).toMatchObject({ cookie: 200, more: true });
  expect(await pullAll(reader, 'p1', 0)).toHaveLength(450);
  expect(await pullOnce(reader, 'p1', 450)).toEqual({ patch: [], cookie: 450, more: false });
  expect(await pullAll(writer, 'p1', 0)).toHaveLength(2);
});

test('a page ends after 64 KiB, and a larger change goes alone', async () => {
  const reader = newDevice();
  const sizes = [30_000, 30_000, 30_000, 200_000, 10];
  const mutations = sizes.map((size, index) => newMutation(index + 1, { payload: `"${'é'.repeat(size / 2)}"` }));
  await push(server(), newDevice(), mutations);
  const lengths: number[] = [];
  for (let cookie = 0, more = true; more; ) {
    const page = await pullOnce(reader, 'p1', cookie);
    lengths.push(page.patch.length);
    ({ cookie, more } = page);
  }
  expect(lengths).toEqual([3, 1, 1]);
});
