import type { Column, ColumnChunk } from '../../../../shared/column.ts';
import { fail, ok, type Result } from '../../../../shared/result.ts';
import type { ReadableDb } from '../../store/open-database.ts';
import { versionChunks, versionHead } from '../../store/version-chunks.ts';
import { readGroup, refuseVersion } from '../row-groups.ts';
import type { TaskContext } from '../tasks.ts';

export type ColumnReader = {
  readonly columns: readonly Column[];
  readonly rows: number;
  /** Calls back with each chunk of a column in order of rows. Fails as `readGroup` does and with `quality.cancelled`. */
  readonly read: (column: number, each: (chunk: ColumnChunk, firstRow: number) => void) => Promise<Result<null>>;
};

/** Reads a version column by column, one chunk in memory at a time. Fails with `dataset.unknown`. */
export function openColumns(
  db: ReadableDb,
  versionId: string,
  { signal, onProgress }: Pick<TaskContext, 'signal' | 'onProgress'>,
): Result<ColumnReader> {
  const head = versionHead(db, versionId);
  if (head === null) return refuseVersion(versionId);
  const references = versionChunks(db, versionId);
  let done = 0;
  const read: ColumnReader['read'] = async (column, each) => {
    for (const reference of references) {
      if (reference.column !== column) continue;
      const group = readGroup(db, [reference]);
      if (!group.ok) return group;
      const [chunk] = group.value.chunks;
      if (chunk !== undefined) each(chunk, reference.firstRow);
      done += 1;
      onProgress({ done: Math.min(done, references.length), of: references.length, rows: head.rows });
      await new Promise(setImmediate); // lets a cancel in
      if (signal.aborted) return fail('quality.cancelled', 'Looking at the data was cancelled. Nothing was changed.');
    }
    return ok(null);
  };
  return ok({ columns: head.columns, rows: head.rows, read });
}
