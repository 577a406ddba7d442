import { expect, test } from 'vitest';
import { LONGEST_MS, retryDelayMs } from '../../../electron/core/sync/retry-delay.ts';
import { type BackgroundSync, syncInBackground } from '../../../electron/core/sync/sync-in-background.ts';
import type { Topic } from '../../../shared/calls/call-row.ts';
import { ok } from '../../../shared/result.ts';
import { SyncStatus } from '../../../shared/sync-status.ts';

const statusOf = (known: Partial<SyncStatus>): SyncStatus =>
  SyncStatus.parse({
    serverUrl: 'https://server.example',
    online: null,
    isSpent: false,
    lastContactAtMs: null,
    waiting: 0,
    sent: 0,
    received: 0,
    quarantined: 0,
    bytesUp: 0,
    bytesDown: 0,
    receipts: [],
    byKind: [],
    ...known,
  });

/** A laptop whose clock, link and networks the test moves; a contact ends at once, as the link then is. */
class Laptop {
  status = statusOf({});
  isReachable = true;
  networks = 'none';
  contacts = 0;
  nowMs = 0;
  readonly announced: Topic[][] = [];
  readonly background: BackgroundSync;
  readonly #timers = new Set<{ atMs: number; work: () => void }>();

  constructor() {
    this.background = syncInBackground({
      link: { exchange: async () => this.#contact() },
      status: () => this.status,
      onChanged: (topics) => void this.announced.push([...topics]),
      networks: () => this.networks,
      random: () => 0.999,
      after: (delayMs, work) => {
        const timer = { atMs: this.nowMs + delayMs, work };
        this.#timers.add(timer);
        return () => this.#timers.delete(timer);
      },
    });
  }

  get armed(): number {
    return this.#timers.size;
  }

  save(): void {
    this.status = { ...this.status, waiting: this.status.waiting + 1 };
    this.background.changed();
  }

  /** Lets so much time pass, timer by timer. */
  async pass(durationMs: number): Promise<void> {
    const untilMs = this.nowMs + durationMs;
    for (let next = this.#next(untilMs); next !== undefined; next = this.#next(untilMs)) {
      this.#timers.delete(next);
      this.nowMs = next.atMs;
      next.work();
      await new Promise(setImmediate);
    }
    this.nowMs = untilMs;
  }

  #next(untilMs: number) {
    return [...this.#timers].filter(({ atMs }) => atMs <= untilMs).toSorted((a, b) => a.atMs - b.atMs)[0];
  }

  #contact() {
    this.contacts += 1;
    const { waiting } = this.status;
    this.status = { ...this.status, online: this.isReachable, waiting: this.isReachable ? 0 : waiting };
    return ok(this.status);
  }
}

test('contacts the server soon after something was saved, once for a burst', async () => {
  const laptop = new Laptop();
  await laptop.pass(2_000);
  expect(laptop.contacts).toBe(1);

  for (let saved = 0; saved < 20; saved += 1) laptop.save();
  await laptop.pass(2_000);

  expect(laptop.contacts).toBe(2);
  expect(laptop.announced.at(-1)).toContain('sync');
});

test('fetches what others brought every five minutes while nothing is saved', async () => {
  const laptop = new Laptop();
  await laptop.pass(2_000 + 3 * 5 * 60_000);
  expect(laptop.contacts).toBe(4);
});

test('tries more and more rarely while the server is out of reach, and never stops', async () => {
  const laptop = new Laptop();
  laptop.isReachable = false;
  await laptop.pass(60_000);
  const inTheFirstMinute = laptop.contacts;
  expect(inTheFirstMinute).toBeGreaterThan(3);

  await laptop.pass(24 * 3_600_000);
  const perDay = laptop.contacts - inTheFirstMinute;
  expect(perDay).toBeGreaterThan(90);
  expect(perDay).toBeLessThan(120);
  expect(laptop.armed).toBe(1);
});

test('does not try again for each save while the server is out of reach', async () => {
  const laptop = new Laptop();
  laptop.isReachable = false;
  await laptop.pass(3_600_000);
  const before = laptop.contacts;

  for (let saved = 0; saved < 50; saved += 1) laptop.save();
  await laptop.pass(5_000);

  expect(laptop.contacts - before).toBeLessThanOrEqual(1);
});

test('tries at once when a network comes, and goes on as if it had never failed', async () => {
  const laptop = new Laptop();
  laptop.isReachable = false;
  await laptop.pass(4 * 3_600_000);
  laptop.save();
  const before = laptop.contacts;

  laptop.isReachable = true;
  laptop.networks = 'wlan0';
  await laptop.pass(5_000);

  expect(laptop.contacts).toBe(before + 1);
  expect(laptop.status.waiting).toBe(0);
  laptop.save();
  await laptop.pass(2_000);
  expect(laptop.contacts).toBe(before + 2);
});

test('waits for a server to be set, and greets it then', async () => {
  const laptop = new Laptop();
  laptop.status = statusOf({ serverUrl: null });
  await laptop.pass(3_600_000);
  expect(laptop.contacts).toBe(0);

  laptop.status = statusOf({});
  laptop.background.changed();
  await laptop.pass(2_000);
  expect(laptop.contacts).toBe(1);
});

test('arms no timer once it is closed', async () => {
  const laptop = new Laptop();
  await laptop.background.close();
  expect(laptop.armed).toBe(0);
  laptop.save();
  expect(laptop.armed).toBe(0);
});

test('the delay grows from two seconds to fifteen minutes and is spread over its whole length', () => {
  expect([1, 2, 3, 4].map((failures) => retryDelayMs(failures, () => 0.5))).toEqual([1_000, 2_000, 4_000, 8_000]);
  expect(retryDelayMs(40, () => 1)).toBe(LONGEST_MS);
  expect(retryDelayMs(40, () => 0)).toBe(0);
});
