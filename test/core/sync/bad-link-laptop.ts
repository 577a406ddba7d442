import { randomUUID } from 'node:crypto';
import { addRecord } from '../../../electron/core/actions/add-record.ts';
import { oneContactAtATime } from '../../../electron/core/sync/one-contact.ts';
import { openLink } from '../../../electron/core/sync/open-link.ts';
import { createRandom } from '../../../shared/domain/random.ts';
import type { SyncStatus } from '../../../shared/sync-status.ts';
import type { FaultProxy } from '../../fault-proxy/open-fault-proxy.ts';
import { newDevice } from '../../server/test-server.ts';
import { openTestHome, type TestHome, type TestHomeOptions, valueOf } from '../open-test-home.ts';

type LaptopOptions = Omit<TestHomeOptions, 'now'> & {
  /** How far the laptop's clock is off. */
  readonly clockStepMs?: () => number;
  /** Its clock, from 0 on, where that is not the link's. */
  readonly clock?: () => number;
};

/** A laptop that reaches its server over this link and lives in the link's time. */
export function openLaptopBehind(
  proxy: FaultProxy,
  { clockStepMs = () => 0, clock = proxy.clock.now, ...options }: LaptopOptions = {},
): TestHome {
  const beganAtMs = Date.now();
  const now = (): number => Math.round(beganAtMs + clock() + clockStepMs());
  const home = openTestHome({ ...options, now });
  home.store.transaction((db) => {
    const insert = 'INSERT INTO setting (name, value) VALUES (:name, :value)';
    db.run(insert, { name: 'devicePrivateKey', value: newDevice().devicePrivateKey });
    db.run(insert, { name: 'serverUrl', value: proxy.url });
  });
  const { store, blobs } = home;
  return { ...home, link: oneContactAtATime(openLink({ store, blobs, fetch, now, newId: randomUUID })) };
}

export const contact = async ({ link }: TestHome): Promise<SyncStatus> =>
  valueOf(await link.exchange({ signal: new AbortController().signal, progress: () => undefined }));

/** Contacts until nothing waits any more; answers how many it took. */
export async function contactUntilEmpty(home: TestHome, most: number): Promise<number> {
  for (let contacts = 1; contacts <= most; contacts += 1) {
    const { waiting, online } = await contact(home);
    if (waiting === 0 && online === true) return contacts;
  }
  throw new Error(`something still waits after ${most} contacts`);
}

/** Visits of a nutrition survey with 40 fields: choices, counts, measures with a decimal, dates, a place. */
export async function captureSurvey(home: TestHome, count: number, seed: number): Promise<void> {
  const random = createRandom(seed);
  for (let visit = 0; visit < count; visit += 1) {
    valueOf(await addRecord(home, { values: surveyOf(random), unmeasured: {}, predictionShown: false }));
  }
}

const DAY_MS = 24 * 3_600_000;

function surveyOf(random: ReturnType<typeof createRandom>): Record<string, string | number | null> {
  const choices = (name: string, count: number, of: number): [string, string][] =>
    Array.from({ length: count }, (_, field) => [`${name}_${field + 1}`, `option-${random.int(of) + 1}`]);
  const counts = (name: string, count: number, below: number): [string, number][] =>
    Array.from({ length: count }, (_, field) => [`${name}_${field + 1}`, random.int(below)]);
  const measures = (name: string, count: number, mean: number): [string, number][] =>
    Array.from({ length: count }, (_, field) => [
      `${name}_${field + 1}`,
      Math.round((mean + random.normal() * mean * 0.1) * 10) / 10,
    ]);
  return Object.fromEntries<string | number>([
    ...choices('household', 12, 4),
    ...choices('symptom', 10, 2),
    ...counts('members', 6, 8),
    ...counts('days', 2, 30),
    ...measures('weight', 5, 12),
    ...measures('height', 2, 85),
    ['born', new Date(Date.UTC(2022, 0, 1) + random.int(1_800) * DAY_MS).toISOString().slice(0, 10)],
    ['latitude', Math.round((13 + random.next()) * 1e5) / 1e5],
    ['longitude', Math.round((5 + random.next()) * 1e5) / 1e5],
  ]);
}
