import { fail, ok, type Result } from '../../../shared/result.ts';
import { createSealer } from '../files/seal-chunks.ts';
import type { ReadableDb } from '../store/open-database.ts';
import { packIds } from '../store/record-selections.ts';
import { createRowBuffer } from './derive/row-buffer.ts';
import { selectRecords } from './select-records.ts';
import type { ReaderInput, ReaderOutput, TaskContext } from './tasks.ts';

/**
 * Makes a table of a project's records as they stand now, one range of rows at a time; emits its sealed chunks. Fails
 * with `freeze.noRows`, and as `selectRecords` and its `forEach` do.
 */
export async function freezeRecords(
  db: ReadableDb,
  input: ReaderInput<'records.freeze'>,
  context: Pick<TaskContext, 'signal' | 'onProgress' | 'emit'>,
): Promise<Result<ReaderOutput<'records.freeze'>>> {
  const selected = selectRecords(db, input, context);
  if (!selected.ok) return selected;
  const { columns, leftOut, forEach } = selected.value;
  const [sealer, buffer] = [createSealer(columns), createRowBuffer(columns)];
  const recordIds: string[] = [];
  const read = await forEach(async (fitting) => {
    recordIds.push(...fitting.ids);
    for (const chunks of buffer.add(fitting)) await context.emit(sealer.seal(chunks));
  });
  if (!read.ok) return read;
  const rest = buffer.finish();
  if (rest !== null) await context.emit(sealer.seal(rest));
  const table = sealer.finish(columns);
  return table.rows === 0 ? refuseNoRows() : ok({ table, leftOut, recordIds: packIds(recordIds) });
}

const refuseNoRows = (): Result<never> =>
  fail('freeze.noRows', 'No record fits, so there is nothing to freeze.', 'Capture first, or ask for other records.');
