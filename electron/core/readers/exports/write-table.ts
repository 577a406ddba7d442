import type { FileHandle } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Column } from '../../../../shared/column.ts';
import { fail, ok, type Result } from '../../../../shared/result.ts';
import { refuseFile, replaceFile } from '../../files/replace-file.ts';
import { isSystemError } from '../../files/system-error.ts';
import type { RowGroup } from '../row-groups.ts';
import type { TaskContext } from '../tasks.ts';
import type { WrittenTable } from '../dataset-tasks.ts';

/** A table that is read range by range while it is written, so that it is never whole in memory. */
export type TableOfGroups = {
  readonly columns: readonly Column[];
  readonly rows: number;
  /** The groups' chunks are in the order of `columns`. */
  readonly groups: Iterable<Result<RowGroup>>;
};

/** Writes one format into a file, from its beginning to its end. */
export type TableWriter = {
  readonly begin: () => Promise<void>;
  readonly write: (group: RowGroup) => Promise<void>;
  readonly end: () => Promise<void>;
};

export type Watching = Pick<TaskContext, 'signal' | 'onProgress'>;

/**
 * Writes a table to a file, which appears whole or not at all. Fails with `export.cancelled`, `file.unwritable`, and as
 * reading the groups does.
 */
export async function writeTable(
  table: TableOfGroups,
  to: string,
  writerFor: (file: FileHandle) => TableWriter,
  watching: Watching,
): Promise<Result<WrittenTable>> {
  let result: Result<WrittenTable> = refuseCancelled(to);
  try {
    await replaceFile(to, async (file) => {
      result = await writeGroups(table, to, writerFor(file), watching);
      if (result.ok) result = ok({ ...result.value, sizeBytes: (await file.stat()).size });
      return result.ok;
    });
    return result;
  } catch (cause) {
    if (!isSystemError(cause)) throw cause;
    return refuseFile(to, cause.message);
  }
}

export const refuseCancelled = (to: string): Result<never> =>
  fail('export.cancelled', `Writing ${basename(to)} was cancelled.`);

async function writeGroups(
  { rows: of, groups }: TableOfGroups,
  to: string,
  writer: TableWriter,
  { signal, onProgress }: Watching,
): Promise<Result<WrittenTable>> {
  await writer.begin();
  let rows = 0;
  for (const group of groups) {
    if (signal.aborted) return refuseCancelled(to);
    if (!group.ok) return group;
    await writer.write(group.value);
    rows += group.value.rows;
    onProgress({ done: rows, of, rows });
  }
  await writer.end();
  return ok({ rows, sizeBytes: 0 });
}
