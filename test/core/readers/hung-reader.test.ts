import { afterEach, expect, test } from 'vitest';
import { ReaderPool } from '../../../electron/core/readers/reader-pool.ts';

const pools: ReaderPool[] = [];
afterEach(() => Promise.all(pools.splice(0).map((pool) => pool.close())));

function openStuckPool(): ReaderPool {
  const entry = new URL('stuck-reader.ts', import.meta.url);
  const pool = new ReaderPool({ entry, database: null, threads: 1, silenceMs: 400 });
  pools.push(pool);
  return pool;
}

test('a reader that goes nowhere in a file is ended and says so; another reads the next file', async () => {
  const readers = openStuckPool();

  const hung = await readers.run('table.preview', { path: 'endless.csv', options: {} });
  const next = await readers.run('table.preview', { path: 'whole.csv', options: {} });

  expect(hung).toMatchObject({ ok: false, error: { code: 'reader.hung', message: /Nothing was changed\.$/ } });
  expect(next.ok).toBe(true);
});

test('what a thread needs to start is no silence, however busy the machine is', async () => {
  expect(await openStuckPool().run('table.preview', { path: 'whole.csv', options: {} })).toMatchObject({ ok: true });
});
