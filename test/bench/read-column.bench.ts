import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readColumns } from '../../electron/core/readers/read-columns.ts';
import { openWritable } from '../../electron/core/store/open-database.ts';
import { type BenchRow, compare } from './harness.ts';
import { openBenchHome } from './open-bench-home.ts';
import { writeWideCsv } from './wide-csv.ts';

const ROWS = 1_000_000;
const SEED = 7;
/** At least eight times as fast. */
const BAR = 1 / 8;

/** One column for each way of encoding: scaled numbers, whole numbers, a dictionary. */
const COLUMNS = ['number1', 'integer3', 'category1'] as const;

/**
 * A whole column of a version of 1 M × 20, decoded from the chunks of an encrypted home; against the same column of a
 * plain SQLite table of rows by `.raw().all()`, whose values are of their types already.
 */
export async function bench(): Promise<readonly BenchRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const path = join(folder, 'wide.csv');
  const home = await openBenchHome();
  try {
    writeWideCsv(path, ROWS, SEED);
    const { id } = await home.ask('dataset.import', { path, dataset: 'wide' });
    const { raw } = openWritable({ path: fillRowTable(folder, path), key: null });
    const rows: BenchRow[] = [];
    for (const column of COLUMNS) {
      const all = raw.prepare(`SELECT ${column} FROM t`).raw();
      rows.push(
        await compare({
          name: `one column of 1 M × 20, ${column}`,
          subject: { name: 'chunks', run: () => readColumns(home.store, id, [column]) },
          baseline: { name: '.raw().all()', run: () => all.all() },
          bar: BAR,
        }),
      );
    }
    raw.close();
    return rows;
  } finally {
    await home.remove();
    rmSync(folder, { recursive: true });
  }
}

function fillRowTable(folder: string, csv: string): string {
  const database = join(folder, 'rows.db');
  const declared = [
    ...Array.from({ length: 12 }, (_, index) => `number${index + 1} REAL`),
    ...Array.from({ length: 5 }, (_, index) => `integer${index + 1} INTEGER`),
    ...Array.from({ length: 3 }, (_, index) => `category${index + 1} TEXT`),
  ];
  const commands = [`CREATE TABLE t (${declared.join(', ')})`, `.import --csv --skip 1 '${csv}' t`];
  const { status, stderr } = spawnSync('sqlite3', [database, ...commands], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`sqlite3 .import failed: ${stderr}`);
  return database;
}
