import { randomUUID } from 'node:crypto';
import { bringProfilesUp } from '../../electron/core/actions/monitoring/bring-profiles-up.ts';
import { watchedDays } from '../../electron/core/actions/monitoring/watched-days.ts';
import { putDayProfiles } from '../../electron/core/store/day-profiles.ts';
import { packProfile } from '../../electron/core/store/stored-profile.ts';
import { CHUNK_ROWS } from '../../shared/column.ts';
import { LOOK_DAYS } from '../../shared/domain/looks/plan-comparisons.ts';
import { PERIOD_DAYS, PERIOD_LEVEL } from '../../shared/domain/looks/spend-level.ts';
import { takeLook } from '../../shared/domain/looks/take-look.ts';
import { measureDrift } from '../../shared/domain/measure-drift.ts';
import { createColumnProfiler } from '../../shared/domain/profile-column.ts';
import { createRandom, type Random } from '../../shared/domain/random.ts';
import type { ColumnProfile, Profile } from '../../shared/profile.ts';
import { openTestDatabase } from '../core/store/open-test-database.ts';
import { type BenchRow, compare, compareSizes, medianOf, rowOf } from './harness.ts';

const COLUMNS = 20;
const ROWS = 1_000_000;
const SITES = 6;
const PER_DAY = 500;
const REFERENCE_ROWS = 3_000;
const LAST_DAY = 20_800;
const ALLOWED_LOOK_MS = 200;
const ALLOWED_COLUMN_BYTES = 8 * 1024;

/**
 * A report on 1 M rows of 20 numbers, profiled and compared, against one pass for means and deviations over the same
 * rows (bar: 3); a look at 90 days of 500 records at six sites, read from an encrypted database (bar: 200 ms); and what
 * the profile of a column takes (bar: 8 KiB).
 */
export async function bench(): Promise<readonly BenchRow[]> {
  const random = createRandom(7);
  const reference = simulate(random, REFERENCE_ROWS);
  const columns = Array.from({ length: COLUMNS }, () => Float64Array.from({ length: ROWS }, () => random.normal()));
  const report = await compare({
    name: 'report on 1 M × 20',
    subject: { name: 'profile and compare', run: () => measureDrift(reference, profileOf(columns)) },
    baseline: { name: 'means and deviations', run: () => columns.map(meanAndDeviation) },
    bar: 3,
  });
  const largest = profileOf(columns.slice(0, 1));
  const size = compareSizes(
    'profile of a column of 1 M',
    { name: 'as stored', bytes: Buffer.byteLength(packProfile(largest)) },
    { name: 'allowed', bytes: ALLOWED_COLUMN_BYTES },
    1,
  );
  return [report, size, await timeLook(random, reference)];
}

/** Nine rounds; the first two warm the compiler up. */
async function timeLook(random: Random, reference: Profile): Promise<BenchRow> {
  const { store } = openTestDatabase();
  const projectId = randomUUID();
  store.transaction((db) => {
    db.run("INSERT INTO device (id, name, publicKey, createdAtMs) VALUES ('device', 'laptop', '', 1)");
    db.run("INSERT INTO project VALUES (:projectId, 'Bench', '{}', 'actor', 'device', 1)", { projectId });
    for (let day = LAST_DAY - LOOK_DAYS + 1; day <= LAST_DAY; day += 1) {
      for (let site = 0; site < SITES; site += 1) {
        const profile = simulate(random, Math.round(PER_DAY / SITES));
        putDayProfiles(db, projectId, { day, site: `site ${site}` }, new Map([['', profile]]));
      }
    }
  });
  const context = { store, projectId, signal: new AbortController().signal };
  const runs: number[] = [];
  for (let round = -2; round < 7; round += 1) {
    const startedMs = performance.now();
    await bringProfilesUp(context, null);
    const days = watchedDays(context, 'model', { fromDay: LAST_DAY - LOOK_DAYS + 1, untilDay: LAST_DAY });
    const level = PERIOD_LEVEL / PERIOD_DAYS;
    const ignore = { reference: [], earlier: [] };
    takeLook({ reference, days, day: LAST_DAY, sinceDay: LAST_DAY - 1, level, ignore });
    if (round >= 0) runs.push(performance.now() - startedMs);
  }
  store.close();
  const subject = { name: '90 days of 500, six sites', median: medianOf(runs), runs };
  return rowOf('daily look', 'ms', 1, subject, { name: 'allowed', median: ALLOWED_LOOK_MS, runs: [] });
}

/** Half of the columns numbers, half choices of eight. */
function simulate(random: Random, rows: number): Profile {
  const columns = Array.from({ length: COLUMNS }, (_, place): [string, ColumnProfile] => {
    const profiler = createColumnProfiler(place % 2 ? 'category' : 'number');
    const dictionary = Array.from({ length: 8 }, (_word, word) => `choice ${word}`);
    profiler.add(
      place % 2
        ? { kind: 'coded', codes: Int32Array.from({ length: rows }, () => random.int(8)), dictionary }
        : { kind: 'numeric', values: Float64Array.from({ length: rows }, () => random.normal()) },
    );
    return [`column${place}`, profiler.finish()];
  });
  return { rows, columns: Object.fromEntries(columns) };
}

function profileOf(columns: readonly Float64Array[]): Profile {
  const profiles = columns.map((values, place): [string, ColumnProfile] => {
    const profiler = createColumnProfiler('number');
    for (let first = 0; first < values.length; first += CHUNK_ROWS) {
      profiler.add({ kind: 'numeric', values: values.subarray(first, first + CHUNK_ROWS) });
    }
    return [`column${place}`, profiler.finish()];
  });
  return { rows: columns[0]?.length ?? 0, columns: Object.fromEntries(profiles) };
}

/** Two plain passes, as exact as a profile's. */
function meanAndDeviation(values: Float64Array): number {
  let sum = 0;
  for (let row = 0; row < values.length; row += 1) sum += values[row] as number; // in range by the loop's bound
  const mean = sum / values.length;
  let squares = 0;
  for (let row = 0; row < values.length; row += 1) squares += ((values[row] as number) - mean) ** 2;
  return Math.sqrt(squares / (values.length - 1));
}
