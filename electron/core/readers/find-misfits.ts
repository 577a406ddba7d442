import { ok, type Result } from '../../../shared/result.ts';
import type { ReadableDb } from '../store/open-database.ts';
import { openColumns } from './quality/column-reader.ts';
import { createLimitCheck, hasLimits } from './quality/limit-check.ts';
import type { Misfit } from './dataset-tasks.ts';
import type { ReaderInput, ReaderOutput, TaskContext } from './tasks.ts';

/** Counts the values of a version that a description of its columns does not allow. Fails as `openColumns` and its `read`. */
export async function findMisfits(
  db: ReadableDb,
  { versionId, columns }: ReaderInput<'dataset.misfits'>,
  context: TaskContext,
): Promise<Result<ReaderOutput<'dataset.misfits'>>> {
  const opened = openColumns(db, versionId, context);
  if (!opened.ok) return opened;
  const misfits: Misfit[] = [];
  for (const [index, column] of columns.entries()) {
    if (!hasLimits(column)) continue;
    const check = createLimitCheck(column);
    const read = await opened.value.read(index, check.add);
    if (!read.ok) return read;
    const { count, evidence } = check.finish();
    if (count > 0) misfits.push({ column: column.name, count, evidence });
  }
  return ok(misfits);
}
