import { createServer } from 'node:net';
import { expect, test, vi } from 'vitest';
import { Door } from '../../electron/core/door.ts';
import { handlers } from '../../electron/core/handlers.ts';
import { keepEndpointOn } from '../../electron/core/keep-endpoint-on.ts';
import { Endpoint } from '../../electron/core/serving/endpoint/endpoint.ts';
import type { EndpointStatus } from '../../shared/endpoint.ts';
import { freePort } from '../free-port.ts';
import { openTestHome, valueOf } from './open-test-home.ts';

test('the endpoint is on again after a restart where somebody said "always", with the same token, and only there', async () => {
  const home = openTestHome();
  /** The same home, opened by the next process. */
  const restart = (): { endpoint: Endpoint; door: Door } => {
    const endpoint = new Endpoint({ now: Date.now });
    const door = new Door({ ...home, endpoint }, handlers);
    endpoint.openTo(door);
    return { endpoint, door };
  };
  const port = await freePort();
  const statusOf = async (door: Door) => valueOf(await door.call('endpoint.show', {})) as EndpointStatus; // the contract's output
  const before = restart();
  valueOf(await before.door.call('endpoint.start', { port, always: true, keep: true }));
  const { token } = await statusOf(before.door);
  await before.endpoint.stop();

  const after = restart();
  const kept = keepEndpointOn({ ...home, endpoint: after.endpoint }, after.door);
  await vi.waitFor(() => expect(after.endpoint.running()).not.toBeNull());
  const status = await statusOf(after.door);
  await kept.close();

  expect(status).toMatchObject({ state: 'on', always: true, keeps: true, token, url: `http://127.0.0.1:${port}` });
  expect(await statusOf(after.door)).toMatchObject({ state: 'waiting' });
  valueOf(await after.door.call('endpoint.stop', {}));
  const last = restart();
  await keepEndpointOn({ ...home, endpoint: last.endpoint }, last.door).close();
  expect(await statusOf(last.door)).toMatchObject({ state: 'off', always: false });
});

test('a port that is taken at either address of loopback is refused, so that no token goes to another program', async () => {
  const home = openTestHome();
  const endpoint = new Endpoint({ now: Date.now });
  const door = new Door({ ...home, endpoint }, handlers);
  endpoint.openTo(door);
  const port = await freePort();
  const other = createServer();
  await new Promise<void>((resolve) => other.listen({ port, host: '::1', ipv6Only: true }, resolve));

  const started = await door.call('endpoint.start', { port });

  expect(started).toMatchObject({ ok: false, error: { code: 'endpoint.portTaken' } });
  expect(endpoint.running()).toBeNull();
  await new Promise((resolve) => other.close(resolve));
  valueOf(await door.call('endpoint.start', { port }));
  await endpoint.stop();
});
