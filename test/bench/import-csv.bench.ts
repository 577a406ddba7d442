import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ReaderPool } from '../../electron/core/readers/reader-pool.ts';
import { migrate } from '../../electron/core/store/migrate.ts';
import { openWritable } from '../../electron/core/store/open-database.ts';
import { type BenchRow, compare, compareSizes } from './harness.ts';
import { writeWideCsv } from './wide-csv.ts';

const ROWS = 1_000_000;
const SEED = 7;
const entry = new URL('../../electron/core/readers/worker.ts', import.meta.url);

/**
 * 1 M × 20 from a CSV file into the store: inference, validation, profile, hashes, chunks committed with
 * `synchronous=FULL`; against sqlite3 `.import` of the same file into a fresh database.
 */
export async function bench(): Promise<readonly BenchRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const path = join(folder, 'wide.csv');
  const pool = new ReaderPool({ entry, database: null, threads: 1 });
  try {
    writeWideCsv(path, ROWS, SEED);
    let storedBytes = 0;
    const time = await compare({
      name: 'CSV import, 1 M × 20',
      subject: {
        name: 'into chunks',
        run: async () => {
          storedBytes = await importIntoStore(pool, path, freshDatabase(folder, 'ours.db'));
        },
      },
      baseline: { name: 'sqlite3 .import', run: () => importBySqlite(path, freshDatabase(folder, 'theirs.db')) },
      bar: 0.4,
    });
    const csv = { name: 'CSV', bytes: statSync(path).size };
    return [time, compareSizes('stored size of it', { name: 'chunks', bytes: storedBytes }, csv, 0.6)];
  } finally {
    await pool.close();
    rmSync(folder, { recursive: true });
  }
}

async function importIntoStore(pool: ReaderPool, path: string, database: string): Promise<number> {
  const { raw, store } = openWritable({ path: database, key: null });
  migrate(raw, `${database}.backup`);
  const imported = await pool.run(
    'table.import',
    { path, options: {}, leaveOut: [] },
    {
      onChunks: (chunks) => {
        store.transaction((db) => {
          for (const { sha256, bytes, rows } of chunks) {
            db.run('INSERT OR IGNORE INTO chunk (sha256, bytes, "rows") VALUES (:sha256, :bytes, :rows)', {
              sha256,
              bytes,
              rows,
            });
          }
        });
      },
    },
  );
  if (!imported.ok || imported.value.rows !== ROWS)
    throw new Error(`The import went wrong: ${JSON.stringify(imported)}`);
  const storedBytes = store.value<number>('SELECT sum(length(bytes)) FROM chunk') ?? 0;
  store.close();
  return storedBytes;
}

function importBySqlite(path: string, database: string): void {
  const { status, stderr, error } = spawnSync('sqlite3', [database, '-cmd', '.mode csv', `.import '${path}' t`], {
    encoding: 'utf8',
  });
  if (error !== undefined)
    throw new Error('This bench needs the sqlite3 command line (package sqlite3).', { cause: error });
  if (status !== 0) throw new Error(`sqlite3 .import failed: ${stderr}`);
}

function freshDatabase(folder: string, name: string): string {
  for (const suffix of ['', '-wal', '-shm']) rmSync(join(folder, name + suffix), { force: true });
  return join(folder, name);
}
