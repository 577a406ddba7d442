import type { Column, ColumnChunk } from '../../../../shared/column.ts';
import { ok, type Result } from '../../../../shared/result.ts';
import type { ReadableDb } from '../../store/open-database.ts';
import { type VersionChunk, type VersionHead, versionChunks, versionHead } from '../../store/version-chunks.ts';
import { groupByRows, type RowGroup, readGroup, refuseVersion } from '../row-groups.ts';
import type { ReaderInput, ReaderOutput, TaskContext } from '../tasks.ts';
import { writeCsv } from './write-csv.ts';

/**
 * Writes one row per prediction: what names the record, `prediction`, and `probability_<class>` for classes. A record
 * is named by the version's key and subject columns, or by the number of its row, from 1, where there are none. Fails
 * with `dataset.unknown`, and as `writeCsv` and `readGroup` do.
 */
export async function exportAnswers(
  db: ReadableDb,
  { versionId, answers, ...target }: ReaderInput<'answers.export'>,
  context: TaskContext,
): Promise<Result<ReaderOutput<'answers.export'>>> {
  const head = versionHead(db, versionId);
  if (head === null) return refuseVersion(versionId);
  const keys = keyPlaces(head);
  const columns = [
    ...(keys.length === 0 ? [ROW_NUMBER] : keys.flatMap((place) => head.columns[place] ?? [])),
    ...answerFirst(answers.columns).map(asWritten),
  ];
  return writeCsv({ columns, rows: head.rows, groups: joinGroups(db, head, keys, answers.chunks) }, target, context);
}

const ROW_NUMBER: Column = { name: 'row', type: 'integer' };

const keyPlaces = ({ columns }: VersionHead): readonly number[] =>
  columns.flatMap(({ role }, place) => (role === 'key' || role === 'subject' ? [place] : []));

/** A window keeps the probabilities before the answer; a person looks for the answer first. */
const answerFirst = <T>(inOrder: readonly T[]): readonly T[] => [...inOrder.slice(-1), ...inOrder.slice(0, -1)];

const asWritten = ({ name, ...column }: Column): Column => ({
  ...column,
  name: name === 'value' ? 'prediction' : name.replace(/^probability:/, 'probability_'),
});

/** A window's chunks are cut at the same rows as those of the version that was scored. */
function* joinGroups(
  db: ReadableDb,
  head: VersionHead,
  keys: readonly number[],
  answers: readonly VersionChunk[],
): Generator<Result<RowGroup>> {
  const groups = groupByRows(versionChunks(db, head.id));
  for (const [place, references] of groupByRows(answers).entries()) {
    const answered = readGroup(db, references);
    const named = readGroup(
      db,
      (groups[place] ?? []).filter(({ column }) => keys.includes(column)),
    );
    if (!answered.ok) yield answered;
    else if (!named.ok) yield named;
    else {
      const { chunks, ...range } = answered.value;
      const names = keys.length === 0 ? [rowNumbers(range)] : named.value.chunks;
      yield ok({ ...range, chunks: [...names, ...answerFirst(chunks)] });
    }
  }
}

const rowNumbers = ({ firstRow, rows }: Pick<RowGroup, 'firstRow' | 'rows'>): ColumnChunk => ({
  kind: 'numeric',
  values: Float64Array.from({ length: rows }, (_, row) => firstRow + row + 1),
});
