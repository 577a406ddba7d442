import type { FileHandle } from 'node:fs/promises';
import { basename } from 'node:path';
import { cellAt } from '../../../shared/columns/cells.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { formatCsvHeader, formatCsvRow } from '../files/csv/format-csv.ts';
import { replaceFile } from '../files/replace-file.ts';
import { isSystemError } from '../files/system-error.ts';
import type { ReadableDb } from '../store/open-database.ts';
import { type VersionHead, versionChunks, versionHead } from '../store/version-chunks.ts';
import { groupByRows, type RowGroup, readGroup, refuseVersion } from './row-groups.ts';
import type { ExportInput, ReaderOutput, TaskContext } from './tasks.ts';

type Exported = ReaderOutput<'dataset.export'>;

/**
 * Writes a data set version as CSV (UTF-8, RFC 4180). The file appears whole or not at all. Fails with
 * `dataset.unknown`, `chunk.missing`, `chunk.damaged`, `export.cancelled` or `file.unwritable`.
 */
export async function exportCsv(db: ReadableDb, input: ExportInput, context: TaskContext): Promise<Result<Exported>> {
  const head = versionHead(db, input.versionId);
  if (head === null) return refuseVersion(input.versionId);
  let result: Result<Exported> = fail('export.cancelled', `Writing ${basename(input.to)} was cancelled.`);
  try {
    await replaceFile(input.to, async (file) => {
      result = await writeGroups(file, db, head, input, context);
      return result.ok;
    });
    return result;
  } catch (cause) {
    if (!isSystemError(cause)) throw cause;
    return fail('file.unwritable', `${basename(input.to)} was not written: ${cause.message}.`, 'Choose another place.');
  }
}

async function writeGroups(
  file: FileHandle,
  db: ReadableDb,
  head: VersionHead,
  input: ExportInput,
  { signal, onProgress }: TaskContext,
): Promise<Result<Exported>> {
  let sizeBytes = (await file.write(formatCsvHeader(head.columns))).bytesWritten;
  let rows = 0;
  for (const references of groupByRows(versionChunks(db, head.id))) {
    if (signal.aborted) return fail('export.cancelled', `Writing ${basename(input.to)} was cancelled.`);
    const group = readGroup(db, references);
    if (!group.ok) return group;
    const text = Buffer.from(formatGroup(group.value, head, input.neutraliseFormulas));
    await file.writeFile(text);
    sizeBytes += text.length;
    rows += group.value.rows;
    onProgress({ done: rows, of: head.rows, rows });
  }
  return ok({ rows, sizeBytes });
}

function formatGroup({ rows, chunks }: RowGroup, { columns }: VersionHead, neutralise: boolean): string {
  const lines: string[] = [];
  for (let row = 0; row < rows; row++) {
    const cells = chunks.map((chunk, column) => cellAt(chunk, columns[column]?.type ?? 'text', row));
    lines.push(formatCsvRow(cells, columns, neutralise));
  }
  return lines.join('');
}
