import { statSync } from 'node:fs';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openLease, writeAhead } from '../../../electron/core/store/chunks.ts';
import { LogMover } from '../../../electron/core/store/log-mover.ts';
import { openTestDatabase } from './open-test-database.ts';

const entry = new URL('../../../electron/core/readers/worker.ts', import.meta.url);
const CHUNK_BYTES = 6 * 2 ** 20;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});
afterEach(() => {
  vi.useRealTimers();
});

/** A database whose log holds six megabytes that the database does not. */
async function writeLog() {
  const { location, store } = openTestDatabase();
  const mover = new LogMover(entry, location);
  store.leaveLogTo(mover);
  store.transaction((db) => openLease(db, 'import', 'test'));
  await writeAhead(store, 'import', [{ sha256: 'a'.repeat(64), rows: 1, bytes: new Uint8Array(CHUNK_BYTES) }]);
  const databaseBytes = () => statSync(location.path).size;
  expect(databaseBytes()).toBeLessThan(CHUNK_BYTES);
  return { store, mover, databaseBytes };
}

test('what was written reaches the database once nobody has written for a second', async () => {
  const { mover, databaseBytes } = await writeLog();

  vi.advanceTimersByTime(2_000);
  await mover.close();

  expect(databaseBytes()).toBeGreaterThan(CHUNK_BYTES);
});

test('as long as somebody writes each second it stays in the log, which is not let grow for ever', async () => {
  const { store, mover, databaseBytes } = await writeLog();

  for (let second = 0; second < 5; second++) {
    vi.advanceTimersByTime(900);
    store.transaction((db) => openLease(db, `lease ${second}`, 'test'));
  }
  const whileBusy = databaseBytes();
  mover.count(64 * 2 ** 20);
  await mover.room();
  await mover.close();

  expect(whileBusy).toBeLessThan(CHUNK_BYTES);
  expect(databaseBytes()).toBeGreaterThan(CHUNK_BYTES);
});

test('others write while the log is moved, and what they wrote is there when the home opens again', async () => {
  const { store, mover } = await writeLog();

  mover.count(64 * 2 ** 20);
  store.transaction((db) => openLease(db, 'meanwhile', 'test'));
  await mover.close();

  expect(store.value<number>('SELECT count(*) FROM lease')).toBe(2);
  expect(store.value<string>('PRAGMA integrity_check')).toBe('ok');
});
