import { afterAll, expect, test } from 'vitest';
import { openTestEngine } from '../core/open-test-engine.ts';
import { killLaptops } from '../kill/kill-laptops.ts';
import { killServers } from '../kill/kill-servers.ts';
import { stopSides } from '../kill/sides.ts';

const KILLS = 1_000;
const engine = openTestEngine();
afterAll(stopSides);

const all = <T>(points: readonly T[]): readonly T[] => points;

test('a thousand kills of laptops and servers lose nothing and have nothing twice', {
  timeout: 60 * 60_000,
}, async () => {
  let kills = 0;
  const wrong: string[] = [];
  while (kills < KILLS) {
    for (const round of [await killLaptops(engine, all), await killServers(engine, all)]) {
      kills += round.kills;
      wrong.push(...round.wrong);
    }
    console.log(`Killed ${kills} times, ${wrong.length} wrong.`);
  }

  expect(wrong).toEqual([]);
});
