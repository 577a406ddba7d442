import { afterEach, expect, test } from 'vitest';
import { syncInBackground } from '../../../electron/core/sync/sync-in-background.ts';
import { syncStatus } from '../../../electron/core/store/sync-sessions.ts';
import { createRandom } from '../../../shared/domain/random.ts';
import { type Faults, profiles } from '../../fault-proxy/faults.ts';
import { type FaultProxy, openFaultProxy, type Partition } from '../../fault-proxy/open-fault-proxy.ts';
import { useTestServer } from '../../server/test-server.ts';
import type { TestHome } from '../open-test-home.ts';
import { captureSurvey, contact, contactUntilEmpty, openLaptopBehind } from './bad-link-laptop.ts';

const server = useTestServer();
let proxy: FaultProxy | null = null;

afterEach(async () => {
  await proxy?.close();
  proxy = null;
});

async function linkTo(faults: Partial<Faults>, scale: number): Promise<FaultProxy> {
  proxy = await openFaultProxy({ target: server().url, faults, scale });
  return proxy;
}

/** What OpenRosa sends for a record of 40 fields, measured. */
const OPENROSA_BYTES = 3_255;

test('1,000 records of 40 fields go up over a poor mobile network in at most 250 bytes each, HTTP and repeats included (R6)', async () => {
  const link = await linkTo(profiles.P2G, 16);
  const laptop = openLaptopBehind(link);
  await captureSurvey(laptop, 1_000, 6);

  await contactUntilEmpty(laptop, 30);

  const bytesEach = link.bytesUp() / 1_000;
  expect(await server().status()).toMatchObject({ records: 1_000, operations: 1_000, quarantined: 0 });
  expect(bytesEach).toBeLessThanOrEqual(250);
  expect(bytesEach * 10).toBeLessThanOrEqual(OPENROSA_BYTES);
});

test('over a link that delivers everything twice each record has one effect (R3)', async () => {
  const link = await linkTo({ isDeliveredTwice: true }, 1);
  const laptop = openLaptopBehind(link);
  await captureSurvey(laptop, 60, 3);
  await contactUntilEmpty(laptop, 3);
  link.reset(); // ends the connections, which delivers what they carried once more
  const pushed = 'SELECT count(*)::integer AS count FROM receipt';
  const receipts = Number((await server().storage.all(pushed))[0]?.['count']);
  expect(receipts).toBeGreaterThan(0);

  await expect
    .poll(async () => Number((await server().storage.all(pushed))[0]?.['count']), { timeout: 20_000 })
    .toBe(receipts * 2);
  expect(await server().status()).toMatchObject({ records: 60, operations: 60, quarantined: 0 });
});

/** Contacts in the background, in the time of the link. */
const runInBackground = (home: TestHome, link: FaultProxy, seed: number) => {
  const random = createRandom(seed);
  return syncInBackground({
    link: home.link,
    status: () => syncStatus(home.store),
    onChanged: () => undefined,
    networks: () => 'mobile',
    random: random.next,
    after: (delayMs, work) => {
      let isOff = false;
      link.clock.at(link.clock.now() + delayMs, () => isOff || work());
      return () => {
        isOff = true;
      };
    },
  });
};

test('after each of 12 partitions the queue drains within a minute, without another save (R4)', async () => {
  const link = await linkTo({}, 50);
  const laptop = openLaptopBehind(link);
  const background = runInBackground(laptop, link, 4);
  const ways: readonly Partition[] = ['up', 'down', 'both'];
  const drainedMs: number[] = [];
  for (let cut = 0; cut < 12; cut += 1) {
    link.partition(ways[cut % 3] ?? 'both');
    await captureSurvey(laptop, 1, cut);
    background.changed();
    await new Promise<void>((resolve) => link.clock.at(link.clock.now() + 20_000, resolve));
    link.heal();
    const healedAtMs = link.clock.now();
    await expect.poll(() => syncStatus(laptop.store).waiting, { interval: 10, timeout: 20_000 }).toBe(0);
    drainedMs.push(link.clock.now() - healedAtMs);
  }
  await background.close();
  expect(Math.max(...drainedMs)).toBeLessThanOrEqual(60_000);
  expect(await server().status()).toMatchObject({ operations: 12, quarantined: 0 });
});

test('behind a portal nothing is marked and nothing is sent; once somebody has logged in all of it goes (R10)', async () => {
  const behind = await linkTo(profiles.PORTAL, 1);
  const laptop = openLaptopBehind(behind);
  await captureSurvey(laptop, 5, 10);
  expect(await contact(laptop)).toMatchObject({ waiting: 5, received: 0, online: false, bytesUp: 0 });
  expect(behind.bytesUp()).toBe(0);

  laptop.store.transaction((db) =>
    db.run("UPDATE setting SET value = :url WHERE name = 'serverUrl'", { url: server().url }),
  );
  expect(await contact(laptop)).toMatchObject({ waiting: 0, received: 5, online: true });
});

test.each([
  ['truncated', { truncateAfter: 700 }],
  ['half-closed', { halfCloseAfter: 900 }],
])('answers that are %s mark nothing, and a whole link then brings each record once', async (_what, faults) => {
  const broken = await linkTo(faults, 1);
  const laptop = openLaptopBehind(broken);
  await captureSurvey(laptop, 10, 12);
  expect(await contact(laptop)).toMatchObject({ waiting: 10, received: 0, online: false });

  laptop.store.transaction((db) =>
    db.run("UPDATE setting SET value = :url WHERE name = 'serverUrl'", { url: server().url }),
  );
  await contactUntilEmpty(laptop, 3);
  expect(await server().status()).toMatchObject({ records: 10, operations: 10 });
});

const TEN_YEARS_MS = 3652 * 24 * 3_600_000;

test('a clock that steps ten years back and forth in mid-sync refuses nothing, and the order stays (R11)', async () => {
  const link = await linkTo({}, 1);
  let stepMs = 0;
  const laptop = openLaptopBehind(link, { clockStepMs: () => stepMs });
  for (const step of [0, TEN_YEARS_MS, -TEN_YEARS_MS, 0]) {
    stepMs = step;
    await captureSurvey(laptop, 30, step);
  }
  const asked = {
    signal: new AbortController().signal,
    progress: () => void (stepMs = stepMs === 0 ? TEN_YEARS_MS : -stepMs),
  };
  expect(await laptop.link.exchange(asked)).toMatchObject({ ok: true, value: { waiting: 0, received: 120 } });

  const stored = await server().storage.all('SELECT "opUuid" FROM operation ORDER BY "scopeCursor"');
  expect(stored).toEqual(laptop.store.all('SELECT opUuid FROM outbox ORDER BY id'));
});
