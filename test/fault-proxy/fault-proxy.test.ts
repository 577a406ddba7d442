import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Faults, profiles } from './faults.ts';
import { lasts } from './link-clock.ts';
import { type FaultProxy, openFaultProxy } from './open-fault-proxy.ts';

/** What the server was sent, each request's body. */
let bodies: string[];
let server: Server;
let proxy: FaultProxy | null;

beforeEach(async () => {
  bodies = [];
  proxy = null;
  server = createServer(async (request, response) => {
    let body = '';
    request.on('data', (piece) => {
      body += String(piece);
    });
    request.on('error', () => undefined);
    await once(request, 'end').catch(() => undefined);
    if (!request.complete) return;
    bodies.push(body);
    response.end('x'.repeat(Number(request.url?.slice(1))));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
});

afterEach(async () => {
  await proxy?.close();
  server.closeAllConnections();
  await once(server.close(), 'close');
});

async function through(faults: Partial<Faults>, scale: number): Promise<FaultProxy> {
  const { port } = server.address() as AddressInfo; // of a TCP server it is never a path
  proxy = await openFaultProxy({ target: `http://127.0.0.1:${port}`, faults, scale });
  return proxy;
}

const send = async (link: FaultProxy, answerBytes: number, body: string): Promise<number> => {
  const answer = await fetch(`${link.url}/${answerBytes}`, { method: 'POST', body });
  return (await answer.text()).length;
};

test('a link of 20 kbit/s takes as long for what goes up as it would, and longer by its latency', async () => {
  const link = await through({ ...profiles.P2G, resetEveryMs: null }, 100);
  const before = link.clock.now();
  await send(link, 10, 'y'.repeat(25_000));
  const tookMs = link.clock.now() - before;
  expect(tookMs).toBeGreaterThan(10_000 + 800);
  expect(link.bytesUp()).toBeGreaterThan(25_000);
  expect(bodies[0]).toHaveLength(25_000);
});

test('a stalled satellite moves nothing for its five seconds', async () => {
  const link = await through({ stall: { everyMs: 20_000, forMs: 19_000 } }, 100);
  await new Promise<void>((resolve) => link.clock.at(2_000, resolve));
  await send(link, 10, 'late');
  expect(link.clock.now()).toBeGreaterThanOrEqual(20_000);
});

test('a reset link ends what is on its way, and the next request goes', async () => {
  const link = await through({ upRate: 1_000 }, 10);
  link.clock.at(2_000, link.reset);
  await expect(send(link, 10, 'z'.repeat(50_000))).rejects.toThrow();
  expect(await send(link, 10, 'again')).toBe(10);
});

test('an answer that is truncated is not taken for a whole one', async () => {
  const link = await through({ truncateAfter: 400 }, 1);
  await expect(send(link, 5_000, 'ask')).rejects.toThrow();
  expect(bodies).toEqual(['ask']);
});

test('what is half-closed in the middle of a request never reaches the server whole', async () => {
  const link = await through({ halfCloseAfter: 1_000, upRate: 10_000 }, 10);
  const heard = await send(link, 10, 'w'.repeat(20_000)).catch(() => null);
  expect(heard).not.toBe(10);
  expect(bodies).toEqual([]);
});

test('a doubled delivery reaches the server twice and is answered once', async () => {
  const link = await through({ isDeliveredTwice: true }, 1);
  expect(await send(link, 10, 'once')).toBe(10);
  link.reset();
  await expect.poll(() => bodies.filter((body) => body === 'once')).toHaveLength(2);
});

test.each(['up', 'down', 'both'] as const)(
  'a partition %s gives no answer, and none is needed after it',
  async (way) => {
    const link = await through({}, 1);
    link.partition(way);
    const lost = send(link, 10, 'lost');
    const ended = expect(lost).rejects.toThrow();
    await expect.poll(link.bytesLost).toBeGreaterThan(0);
    expect(bodies).toEqual(way === 'down' ? ['lost'] : []);
    link.heal();
    await ended;
    expect(await send(link, 10, 'healed')).toBe(10);
  },
);

test('a portal answers in the place of the server, which hears nothing', async () => {
  const link = await through(profiles.PORTAL, 1);
  const answer = await fetch(`${link.url}/10`, { method: 'POST', body: 'secret' });
  expect(await answer.text()).toContain('Room number');
  expect(bodies).toEqual([]);
});

test('a link of some minutes a day is gone for the rest of it', async () => {
  const link = await through({ up: { everyMs: 24 * 3_600_000, forMs: 1 } }, 1_000);
  await new Promise<void>((resolve) => link.clock.at(10, resolve));
  await expect(send(link, 10, 'too late')).rejects.toThrow();
  const { up } = profiles.MIN;
  expect([0, 5, 7, 24 * 60, 24 * 60 + 6].map((minute) => lasts(up, minute * 60_000))).toEqual([
    true,
    true,
    false,
    true,
    false,
  ]);
});
