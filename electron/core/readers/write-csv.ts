import type { FileHandle } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Column } from '../../../shared/column.ts';
import { cellAt } from '../../../shared/columns/cells.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { formatCsvHeader, formatCsvRow } from '../files/csv/format-csv.ts';
import { refuseFile, replaceFile } from '../files/replace-file.ts';
import { isSystemError } from '../files/system-error.ts';
import type { RowGroup } from './row-groups.ts';
import type { CsvTarget, TaskContext, WrittenCsv } from './tasks.ts';

/** A table that is read range by range while it is written, so that it is never whole in memory. */
export type TableOfGroups = {
  readonly columns: readonly Column[];
  readonly rows: number;
  /** The groups' chunks are in the order of `columns`. */
  readonly groups: Iterable<Result<RowGroup>>;
};

/**
 * Writes a table as CSV (UTF-8, RFC 4180). The file appears whole or not at all. Fails with `export.cancelled`,
 * `file.unwritable`, and as reading the groups does.
 */
export async function writeCsv(
  table: TableOfGroups,
  target: CsvTarget,
  context: Pick<TaskContext, 'signal' | 'onProgress'>,
): Promise<Result<WrittenCsv>> {
  let result: Result<WrittenCsv> = refuseCancelled(target);
  try {
    await replaceFile(target.to, async (file) => {
      result = await writeGroups(file, table, target, context);
      return result.ok;
    });
    return result;
  } catch (cause) {
    if (!isSystemError(cause)) throw cause;
    return refuseFile(target.to, cause.message);
  }
}

const refuseCancelled = ({ to }: CsvTarget): Result<never> =>
  fail('export.cancelled', `Writing ${basename(to)} was cancelled.`);

async function writeGroups(
  file: FileHandle,
  { columns, rows: of, groups }: TableOfGroups,
  target: CsvTarget,
  { signal, onProgress }: Pick<TaskContext, 'signal' | 'onProgress'>,
): Promise<Result<WrittenCsv>> {
  let sizeBytes = (await file.write(formatCsvHeader(columns))).bytesWritten;
  let rows = 0;
  for (const group of groups) {
    if (signal.aborted) return refuseCancelled(target);
    if (!group.ok) return group;
    const text = Buffer.from(formatGroup(group.value, columns, target.neutraliseFormulas));
    await file.writeFile(text);
    sizeBytes += text.length;
    rows += group.value.rows;
    onProgress({ done: rows, of, rows });
  }
  return ok({ rows, sizeBytes });
}

function formatGroup({ rows, chunks }: RowGroup, columns: readonly Column[], neutralise: boolean): string {
  const lines: string[] = [];
  for (let row = 0; row < rows; row++) {
    const cells = chunks.map((chunk, column) => cellAt(chunk, columns[column]?.type ?? 'text', row));
    lines.push(formatCsvRow(cells, columns, neutralise));
  }
  return lines.join('');
}
