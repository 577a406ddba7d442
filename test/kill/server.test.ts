import { afterAll, expect, test } from 'vitest';
import { openTestEngine } from '../core/open-test-engine.ts';
import { killServers } from './kill-servers.ts';
import { everyThird } from './killed-points.ts';
import { stopSides } from './sides.ts';

const engine = openTestEngine();
afterAll(stopSides);

test('a server killed anywhere loses nothing and stores nothing twice', { timeout: 20 * 60_000 }, async () => {
  const { kills, wrong } = await killServers(engine, everyThird);

  expect(wrong).toEqual([]);
  expect(kills).toBeGreaterThanOrEqual(15);
});
