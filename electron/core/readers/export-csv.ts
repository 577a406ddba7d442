import type { Result } from '../../../shared/result.ts';
import type { ReadableDb } from '../store/open-database.ts';
import { versionChunks, versionHead } from '../store/version-chunks.ts';
import { readGroups, refuseVersion } from './row-groups.ts';
import type { ReaderInput, ReaderOutput, TaskContext } from './tasks.ts';
import { writeCsv } from './write-csv.ts';

/** Writes a data set version as CSV. Fails with `dataset.unknown`, and as `writeCsv` and `readGroup` do. */
export async function exportCsv(
  db: ReadableDb,
  { versionId, ...target }: ReaderInput<'dataset.export'>,
  context: TaskContext,
): Promise<Result<ReaderOutput<'dataset.export'>>> {
  const head = versionHead(db, versionId);
  if (head === null) return refuseVersion(versionId);
  const groups = readGroups(db, versionChunks(db, head.id));
  return writeCsv({ columns: head.columns, rows: head.rows, groups }, target, context);
}
