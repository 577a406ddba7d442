import type { Column, ColumnChunk } from '../../../shared/column.ts';
import { ok, type Result } from '../../../shared/result.ts';
import type { ReadableDb } from '../store/open-database.ts';
import { selectRecords } from './select-records.ts';
import type { ReaderInput, ReaderOutput, TaskContext } from './tasks.ts';

/** More values than these are no list to choose from. */
const MOST_VALUES = 50;

/**
 * Counts the records that a selection would freeze, and gathers the categories that these records hold, to choose from.
 * Emits nothing. Fails as `selectRecords` and its `forEach` do.
 */
export async function surveyRecords(
  db: ReadableDb,
  input: ReaderInput<'records.survey'>,
  context: Pick<TaskContext, 'signal' | 'onProgress'>,
): Promise<Result<ReaderOutput<'records.survey'>>> {
  const selected = selectRecords(db, input, context);
  if (!selected.ok) return selected;
  const { columns, of, forEach } = selected.value;
  const known = columns.map(() => new Set<string>());
  let rows = 0;
  const read = await forEach((fitting) => {
    rows += fitting.rows;
    for (const [place, values] of known.entries()) gather(values, columns[place], fitting.chunks[place]);
  });
  if (!read.ok) return read;
  const values = columns.map(({ name }, place) => [name, [...(known[place] ?? [])].toSorted()] as const);
  return ok({ rows, of, columns, values: Object.fromEntries(values.filter(([, list]) => list.length > 0)) });
}

/** Texts and ids are all different: nobody chooses one from a list. */
function gather(values: Set<string>, column: Column | undefined, chunk: ColumnChunk | undefined): void {
  if (chunk?.kind !== 'coded' || (column?.type !== 'category' && column?.type !== 'boolean')) return;
  for (const code of new Set(chunk.codes)) {
    const value = chunk.dictionary[code];
    if (value !== undefined && values.size < MOST_VALUES) values.add(value);
  }
}
