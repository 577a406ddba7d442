import { setImmediate as nextTurn } from 'node:timers/promises';
import type { DatasetVersion } from '../../../../shared/dataset.ts';
import { fail, ok, type Result } from '../../../../shared/result.ts';
import type { Context, Engine } from '../context.ts';
import { groupByRows, readEncoded } from '../../readers/row-groups.ts';
import type { ReadableDb } from '../../store/open-database.ts';
import { versionChunks } from '../../store/version-chunks.ts';

/**
 * Hands a data set version's rows to compute as a table, lets `work` use it, and closes it whatever happened. Chunks
 * go as they are stored, encoded, one range of rows at a time. Fails with `chunk.missing`, `engine.cancelled`, as
 * compute does, or as `work` does.
 */
export async function withTable<T>(
  { store, engine, signal }: Pick<Context, 'store' | 'engine' | 'signal'>,
  version: Pick<DatasetVersion, 'id' | 'columns'>,
  work: (tableId: string) => Promise<Result<T>>,
): Promise<Result<T>> {
  const opened = await engine.request('table.open', { columns: [...version.columns] }, { signal });
  if (!opened.ok) return opened;
  const { tableId } = opened.value;
  try {
    const sent = await sendRows(store, engine, signal, tableId, version.id);
    return sent.ok ? await work(tableId) : sent;
  } finally {
    // Nobody waits for it: a compute process that hangs never answers, and one that died has closed it already.
    void engine.request('table.close', { tableId });
  }
}

async function sendRows(
  db: ReadableDb,
  engine: Engine,
  signal: AbortSignal,
  tableId: string,
  versionId: string,
): Promise<Result<null>> {
  for (const group of groupByRows(versionChunks(db, versionId))) {
    if (signal.aborted) return fail('engine.cancelled', 'Cancelled.');
    const chunks = readEncoded(db, group);
    if (!chunks.ok) return chunks;
    const appended = await engine.request('table.append', { tableId, chunks: chunks.value }, { signal });
    if (!appended.ok) return appended;
    await nextTurn(); // other requests to core are answered between two ranges
  }
  return ok(null);
}
