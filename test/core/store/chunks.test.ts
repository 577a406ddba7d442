import { expect, test } from 'vitest';
import { forgetLeases, openLease, releaseLease, sweepChunks, writeAhead } from '../../../electron/core/store/chunks.ts';
import { migrate } from '../../../electron/core/store/migrate.ts';
import { migrations } from '../../../electron/core/store/migrations/all.ts';
import { openWritable, type Store } from '../../../electron/core/store/open-database.ts';
import { openTestDatabase } from './open-test-database.ts';

const chunk = (sha256: string) => ({ sha256, rows: 1, bytes: new Uint8Array(8) });
const stored = (store: Store) => store.all('SELECT sha256 FROM chunk ORDER BY sha256').map((row) => row['sha256']);

test('a sweep between two batches of an import takes what nobody holds and nothing else', async () => {
  const { store } = openTestDatabase();
  store.transaction((db) => openLease(db, 'given up', 'dataset.import'));
  await writeAhead(store, 'given up', [chunk('a'), chunk('shared')]);
  store.transaction((db) => releaseLease(db, 'given up'));
  store.transaction((db) => openLease(db, 'running', 'dataset.import'));
  await writeAhead(store, 'running', [chunk('b'), chunk('shared')]);

  await sweepChunks(store);

  expect(stored(store)).toEqual(['b', 'shared']);
  await writeAhead(store, 'running', [chunk('c')]);
  await sweepChunks(store);
  expect(stored(store)).toEqual(['b', 'c', 'shared']);
});

test('what an import stores again in the middle of a sweep stays, whether the sweep has passed it or not', async () => {
  const { store } = openTestDatabase();
  const names = Array.from({ length: 100 }, (_, at) => `c${String(at).padStart(3, '0')}`);
  store.transaction((db) => openLease(db, 'given up', 'dataset.import'));
  await writeAhead(store, 'given up', names.map(chunk));
  store.transaction((db) => releaseLease(db, 'given up'));

  const sweeping = sweepChunks(store); // the first of its transactions is over, and it lets others have their turn
  const left = stored(store).length;
  store.transaction((db) => openLease(db, 'running', 'dataset.import'));
  const writing = writeAhead(store, 'running', ['c000', 'c050', 'c099'].map(chunk));
  await Promise.all([sweeping, writing]);

  expect([left > 0, left < names.length]).toEqual([true, true]);
  expect(stored(store)).toEqual(['c000', 'c050', 'c099']);
});

test('leases of a home from before they lived with their process still hold their chunks', () => {
  const { raw, store } = openWritable({ path: ':memory:', key: null });
  migrate(raw, '', migrations.slice(0, 7));
  raw.exec(`INSERT INTO chunk VALUES ('a', x'00', 1); INSERT INTO lease VALUES ('old', 'dataset.import', 5);
            INSERT INTO leasedChunk VALUES ('old', 'a')`);

  migrations.slice(7, 8).forEach(({ sql }) => raw.exec(sql));

  expect(store.all('SELECT * FROM lease')).toEqual([{ id: 'old', purpose: 'dataset.import' }]);
  expect(store.all('SELECT * FROM leasedChunk')).toEqual([{ leaseId: 'old', sha256: 'a' }]);
});

test('what a process that died has written ahead is swept once the home is opened again', async () => {
  const { store } = openTestDatabase();
  store.transaction((db) => openLease(db, 'killed', 'dataset.import'));
  await writeAhead(store, 'killed', [chunk('a')]);

  store.transaction(forgetLeases);
  await sweepChunks(store);

  expect(stored(store)).toEqual([]);
  expect(store.all('SELECT * FROM leasedChunk')).toEqual([]);
});
