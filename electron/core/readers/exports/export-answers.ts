import type { Column, ColumnChunk } from '../../../../shared/column.ts';
import { ok, type Result } from '../../../../shared/result.ts';
import type { ReadableDb } from '../../store/open-database.ts';
import { type VersionHead, versionChunks, versionHead } from '../../store/version-chunks.ts';
import { groupByRows, type RowGroup, readGroup, refuseVersion } from '../row-groups.ts';
import type { ReaderInput, ReaderOutput, TaskContext } from '../tasks.ts';
import { siteThresholds } from '../site-thresholds.ts';
import { markUnsure, UNSURE, type UnsureBand } from './mark-unsure.ts';
import { writeCsv } from './write-csv.ts';

/**
 * Writes one row per prediction: what names the record, `prediction`, where there is a band `unsure` (whether a person
 * decides), and `probability_<class>` for classes. A record
 * is named by the version's key and subject columns, or by the number of its row, from 1, where there are none. Fails
 * with `dataset.unknown`, and as `writeCsv` and `readGroup` do.
 */
export async function exportAnswers(
  db: ReadableDb,
  { versionId, answers, band, ...target }: ReaderInput<'answers.export'>,
  context: TaskContext,
): Promise<Result<ReaderOutput<'answers.export'>>> {
  const head = versionHead(db, versionId);
  if (head === null) return refuseVersion(versionId);
  const keys = keyPlaces(head);
  const columns = [
    ...(keys.length === 0 ? [ROW_NUMBER] : keys.flatMap((place) => head.columns[place] ?? [])),
    ...answerFirst(answers.columns.map(asWritten), band === null ? [] : [UNSURE]),
  ];
  const groups = joinGroups(db, head, keys, answers, band);
  return writeCsv({ columns, rows: head.rows, groups }, target, context);
}

const ROW_NUMBER: Column = { name: 'row', type: 'integer' };

const keyPlaces = ({ columns }: VersionHead): readonly number[] =>
  columns.flatMap(({ role }, place) => (role === 'key' || role === 'subject' ? [place] : []));

/** A window keeps the probabilities before the answer; a person looks for the answer first, and what is said of it next. */
const answerFirst = <T>(inOrder: readonly T[], next: readonly T[]): readonly T[] => [
  ...inOrder.slice(-1),
  ...next,
  ...inOrder.slice(0, -1),
];

const asWritten = ({ name, ...column }: Column): Column => ({
  ...column,
  name: name === 'value' ? 'prediction' : name.replace(/^probability:/, 'probability_'),
});

/** A window's chunks are cut at the same rows as those of the version that was scored. */
function* joinGroups(
  db: ReadableDb,
  head: VersionHead,
  keys: readonly number[],
  answers: ReaderInput<'answers.export'>['answers'],
  band: UnsureBand | null,
): Generator<Result<RowGroup>> {
  const groups = groupByRows(versionChunks(db, head.id));
  const asked = answers.columns.findIndex(({ name }) => name === band?.probability);
  for (const [place, references] of groupByRows(answers.chunks).entries()) {
    const answered = readGroup(db, references);
    const scored = groups[place] ?? [];
    const named = readGroup(
      db,
      scored.filter(({ column }) => keys.includes(column)),
    );
    const limits = siteThresholds(db, band?.point ?? null, head.columns, scored);
    if (!answered.ok) yield answered;
    else if (!named.ok) yield named;
    else if (!limits.ok) yield limits;
    else {
      const { chunks, ...range } = answered.value;
      const names = keys.length === 0 ? [rowNumbers(range)] : named.value.chunks;
      const probability = chunks[asked];
      const unsure = band && probability ? [markUnsure(band, probability, limits.value)] : [];
      yield ok({ ...range, chunks: [...names, ...answerFirst(chunks, unsure)] });
    }
  }
}

const rowNumbers = ({ firstRow, rows }: Pick<RowGroup, 'firstRow' | 'rows'>): ColumnChunk => ({
  kind: 'numeric',
  values: Float64Array.from({ length: rows }, (_, row) => firstRow + row + 1),
});
