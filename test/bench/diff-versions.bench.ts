import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSealer, type SealedTable } from '../../electron/core/files/seal-chunks.ts';
import { ReaderPool } from '../../electron/core/readers/reader-pool.ts';
import { migrate } from '../../electron/core/store/migrate.ts';
import { openWritable, type Store } from '../../electron/core/store/open-database.ts';
import { CHUNK_ROWS, type Column, type ColumnChunk } from '../../shared/column.ts';
import { createRandom } from '../../shared/domain/random.ts';
import { type BenchRow, medianOf, rowOf, type Side } from './harness.ts';

const ROWS = 1_000_000;
const ROUNDS = 5;
const ALLOWED_MS = 5_000;
const entry = new URL('../../electron/core/readers/worker.ts', import.meta.url);

const columns: readonly Column[] = [
  { name: 'visit', type: 'text' },
  ...Array.from({ length: 14 }, (_, place): Column => ({ name: `number${place + 1}`, type: 'number' })),
  ...Array.from({ length: 5 }, (_, place): Column => ({ name: `category${place + 1}`, type: 'category' })),
];

/**
 * Two versions of 1 M × 20 compared by a text key: with the same rows in another order and 1 % of the cells changed, so
 * that no chunk is shared, and with 1 % of the rows changed in place. Bar: 5 s.
 */
export async function bench(): Promise<readonly BenchRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const database = { path: join(folder, 'home.db'), key: null };
  const { raw, store } = openWritable(database);
  migrate(raw, `${database.path}.backup`);
  raw.pragma('foreign_keys = OFF'); // the project and device that own the data set are not under test
  store.transaction((db) => db.run("INSERT INTO dataset VALUES ('dataset', 'project', 'visits', 1)"));
  storeTable(store, 'before', (row) => row, 0);
  storeTable(store, 'moved', (row) => (row * 7_919) % ROWS, 100);
  storeTable(store, 'edited', (row) => row, 100);
  store.close();
  const pool = new ReaderPool({ entry, database, threads: 1 });
  try {
    const names = ['edited', 'moved'] as const;
    const rows: BenchRow[] = [];
    for (const name of names) rows.push(await timeDiff(pool, name));
    return rows;
  } finally {
    await pool.close();
    rmSync(folder, { recursive: true });
  }
}

async function timeDiff(pool: ReaderPool, after: 'moved' | 'edited'): Promise<BenchRow> {
  const runs: number[] = [];
  for (let round = 0; round <= ROUNDS; round++) {
    const startedMs = performance.now();
    const diffed = await pool.run('dataset.diff', {
      before: { versionId: 'before', columns },
      after: { versionId: after, columns },
      key: ['visit'],
      columns: columns.map(({ name }) => name),
      limit: 20,
    });
    if (!diffed.ok || diffed.value.by !== 'key' || diffed.value.changed !== ROWS / 100) {
      throw new Error(`The comparison went wrong: ${JSON.stringify(diffed)}`);
    }
    if (round > 0) runs.push(performance.now() - startedMs);
  }
  const subject: Side = { name: `1 M × 20, ${after}`, median: medianOf(runs), runs };
  return rowOf('dataset.diff', 'ms', 1, subject, { name: 'allowed', median: ALLOWED_MS, runs: [] });
}

/** `rowOf` says which of the rows stands at a place; one row of `every` has another value in each of its numbers. */
function storeTable(store: Store, id: string, rowAt: (place: number) => number, every: number): void {
  const sealer = createSealer(columns);
  for (let first = 0; first < ROWS; first += CHUNK_ROWS) {
    const rows = Int32Array.from({ length: Math.min(CHUNK_ROWS, ROWS - first) }, (_, place) => rowAt(first + place));
    const sealed = sealer.seal(chunksOf(rows, every));
    store.transaction((db) => {
      for (const { sha256, bytes, rows: length } of sealed) {
        db.run('INSERT OR IGNORE INTO chunk (sha256, bytes, "rows") VALUES (:sha256, :bytes, :length)', {
          sha256,
          bytes,
          length,
        });
      }
    });
  }
  insertVersion(store, id, sealer.finish(columns));
}

function insertVersion(store: Store, id: string, table: SealedTable): void {
  store.transaction((db) => {
    db.run(
      `INSERT INTO datasetVersion (id, datasetId, version, "rows", digest, columns, profile, source, actorId, deviceId, createdAtMs)
       VALUES (:id, 'dataset', (SELECT count(*) FROM datasetVersion) + 1, :rows, :digest, :columns, '{}', '{}', '', '', 1)`,
      { id, rows: table.rows, digest: table.digest, columns: JSON.stringify(columns) },
    );
    for (const { column, ordinal, sha256, firstRow, rows } of table.chunks) {
      db.run('INSERT INTO versionChunk VALUES (:id, :column, :ordinal, :sha256, :firstRow, :rows)', {
        id,
        column,
        ordinal,
        sha256,
        firstRow,
        rows,
      });
    }
  });
}

function chunksOf(rows: Int32Array, every: number): ColumnChunk[] {
  const numberOf = (row: number, column: number): number =>
    Math.round(createNoise(row, column) * 10_000) / 10_000 + (every > 0 && row % every === 0 ? 1 : 0);
  return columns.map(({ type, name }, column) => {
    if (type === 'number') return { kind: 'numeric', values: Float64Array.from(rows, (row) => numberOf(row, column)) };
    if (name === 'visit') {
      return { kind: 'coded', codes: rows.map((_, place) => place), dictionary: Array.from(rows, (row) => `V-${row}`) };
    }
    const dictionary = Array.from({ length: 40 }, (_, code) => `${name} ${code}`);
    return { kind: 'coded', codes: rows.map((row) => Math.floor(createNoise(row, column) * 40)), dictionary };
  });
}

/** A number in [0, 1) that row and column decide. */
const createNoise = (row: number, column: number): number => createRandom(row * 31 + column).next();
