import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { expect, test, vi } from 'vitest';
import { Door } from '../../electron/core/door.ts';
import { handlers } from '../../electron/core/handlers.ts';
import { keepHubOn } from '../../electron/core/keep-hub-on.ts';
import { Hub } from '../../electron/core/serving/hub/hub.ts';
import type { HubStatus } from '../../shared/hub.ts';
import { openTestHome, valueOf } from './open-test-home.ts';

const form = fileURLToPath(new URL('../../resources/practice/screening-form.xlsx', import.meta.url));

test('the hub is on again after a restart where somebody said "always", and only there', async () => {
  const home = openTestHome();
  /** The same home, opened by the next process. */
  const restart = (): { hub: Hub; door: Door } => {
    const hub = new Hub(Date.now);
    const door = new Door({ ...home, hub }, handlers);
    hub.openTo(door);
    return { hub, door };
  };
  const before = restart();
  valueOf(await before.door.call('form.import', { path: form }));
  valueOf(await before.door.call('form.use', { name: 'child_screening_practice' }));
  const probe = createServer();
  const port = await new Promise<number>((resolve) => {
    probe.listen(0, '127.0.0.1', () => resolve((probe.address() as { port: number }).port));
  });
  await new Promise((resolve) => probe.close(resolve));
  const start = (always: boolean) => before.door.call('hub.start', { address: '127.0.0.1', port, always });

  valueOf(await start(true));
  await before.hub.stop();
  const after = restart();
  const kept = keepHubOn({ ...home, hub: after.hub }, after.door);
  await vi.waitFor(() => expect(after.hub.running()?.url).toBe(`http://127.0.0.1:${port}`));
  const status = valueOf(await after.door.call('hub.status', {})) as HubStatus; // the contract's output
  await kept.close();

  expect(status).toMatchObject({ state: 'on', always: true });
  expect(after.hub.running()).toBeNull();
  valueOf(await start(false));
  await before.hub.stop();
  const last = restart();
  await keepHubOn({ ...home, hub: last.hub }, last.door).close();
  expect(last.hub.running()).toBeNull();
});
