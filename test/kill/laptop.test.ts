import { afterAll, expect, test } from 'vitest';
import { openTestEngine } from '../core/open-test-engine.ts';
import { killLaptops } from './kill-laptops.ts';
import { everyThird } from './killed-points.ts';
import { stopSides } from './sides.ts';

const engine = openTestEngine();
afterAll(stopSides);

test('a laptop killed anywhere loses nothing and sends nothing twice', { timeout: 20 * 60_000 }, async () => {
  const { kills, wrong } = await killLaptops(engine, everyThird);

  expect(wrong).toEqual([]);
  expect(kills).toBeGreaterThanOrEqual(50);
});
