import { afterEach } from 'vitest';
import type { SealedChunk } from '../../../electron/core/files/seal-chunks.ts';
import { ReaderPool } from '../../../electron/core/readers/reader-pool.ts';
import type { ImportedTable } from '../../../electron/core/readers/dataset-tasks.ts';
import type { DatabaseLocation } from '../../../electron/core/store/open-database.ts';
import { writeTemporary } from '../files/csv/read-table.ts';
import { storeTable } from './stored-table.ts';

export const entry = new URL('../../../electron/core/readers/worker.ts', import.meta.url);
const pools: ReaderPool[] = [];

export function newPool(database: DatabaseLocation | null = null, from: URL = entry, threads = 1): ReaderPool {
  const pool = new ReaderPool({ entry: from, database, threads });
  pools.push(pool);
  return pool;
}

afterEach(async () => {
  await Promise.all(pools.splice(0).map((pool) => pool.close()));
});

export const visits =
  'id,weight,site,seen,note\n1,12.5,north,2026-03-01,=1+1\n2,,"south, old",2026-03-02,"said ""no"""\n3,9.25,north,,@home\n';
export const long = (rows: number, from = 0) =>
  `id,weight\n${Array.from({ length: rows }, (_, row) => `${row + from},${row / 4}`).join('\n')}\n`;

export async function importInto(
  path: string,
  pool = newPool(),
): Promise<{ table: ImportedTable; sealed: SealedChunk[] }> {
  const sealed: SealedChunk[] = [];
  const imported = await pool.run(
    'table.import',
    { path, options: {}, leaveOut: [] },
    { onChunks: (chunks) => void sealed.push(...chunks) },
  );
  if (!imported.ok) throw new Error(imported.error.message);
  return { table: imported.value, sealed };
}

export async function storedVisits(content = visits) {
  const { table, sealed } = await importInto(writeTemporary(content));
  return { table, sealed, location: storeTable(table, sealed) };
}
