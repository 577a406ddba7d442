import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { places } from '../../scripts/paths.mjs';
import { type BenchRow, compare, compareSizes } from './harness.ts';
import { openBenchHome } from './open-bench-home.ts';
import { writeWideCsv } from './wide-csv.ts';

const ROWS = 1_000_000;
const SEED = 7;
const SQLITE_BAR = 0.4;
const DUCKDB_BAR = 1.3;
const SIZE_BAR = 0.6;

/**
 * 1 M × 20 from a CSV file by the call that a person makes: inference, validation, profile, hashes, chunks and version
 * committed to an encrypted home, whose log holds them until a thread moves it into the database afterwards; against sqlite3 `.import` and DuckDB's read_csv of the same file into fresh files.
 */
export async function bench(): Promise<readonly BenchRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const path = join(folder, 'wide.csv');
  const home = await openBenchHome();
  let storedBytes = 0;
  const ours = {
    name: 'dataset.import',
    before: home.forgetDatasets,
    run: async () => {
      const { rows } = await home.ask('dataset.import', { path, dataset: 'wide' });
      if (rows !== ROWS) throw new Error(`The import took ${rows} rows`);
      storedBytes = home.chunkBytes();
    },
  };
  try {
    writeWideCsv(path, ROWS, SEED);
    const againstSqlite = await compare({
      name: 'CSV import, 1 M × 20',
      subject: ours,
      baseline: { name: 'sqlite3 .import', run: () => importBySqlite(path, freshDatabase(folder, 'sqlite.db')) },
      bar: SQLITE_BAR,
    });
    const againstDuckdb = await compare({
      name: 'CSV import, 1 M × 20',
      subject: ours,
      baseline: { name: 'DuckDB read_csv', run: () => importByDuckdb(path, freshDatabase(folder, 'duck.db')) },
      bar: DUCKDB_BAR,
    });
    const csv = { name: 'CSV', bytes: statSync(path).size };
    const size = compareSizes('stored size of it', { name: 'chunks', bytes: storedBytes }, csv, SIZE_BAR);
    return [againstSqlite, againstDuckdb, size];
  } finally {
    await home.remove();
    rmSync(folder, { recursive: true });
  }
}

function importBySqlite(path: string, database: string): void {
  const { status, stderr, error } = spawnSync('sqlite3', [database, '-cmd', '.mode csv', `.import '${path}' t`], {
    encoding: 'utf8',
  });
  if (error !== undefined)
    throw new Error('This bench needs the sqlite3 command line (package sqlite3).', { cause: error });
  if (status !== 0) throw new Error(`sqlite3 .import failed: ${stderr}`);
}

/** The part of DuckDB's library that is used; it is fetched for the benchmarks and no dependency. */
type DuckDb = {
  readonly DuckDBInstance: {
    create(path: string): Promise<{
      connect(): Promise<{ run(sql: string): Promise<unknown>; closeSync(): void }>;
      closeSync(): void;
    }>;
  };
};

async function importByDuckdb(path: string, database: string): Promise<void> {
  const fromPeers = createRequire(join(places.peers, 'package.json'));
  const { DuckDBInstance } = fromPeers('@duckdb/node-api') as DuckDb;
  const instance = await DuckDBInstance.create(database);
  const connection = await instance.connect();
  await connection.run(`CREATE TABLE t AS SELECT * FROM read_csv('${path}')`);
  connection.closeSync();
  instance.closeSync();
}

function freshDatabase(folder: string, name: string): string {
  for (const suffix of ['', '-wal', '-shm', '.wal']) rmSync(join(folder, name + suffix), { force: true });
  return join(folder, name);
}
