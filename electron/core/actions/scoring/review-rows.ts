import { type Cell, type Column, type ColumnChunk, rowsOf } from '../../../../shared/column.ts';
import { cellAt } from '../../../../shared/columns/cells.ts';
import type { DatasetVersion } from '../../../../shared/dataset.ts';
import type { ModelSpec, Output } from '../../../../shared/model.ts';
import type { ReviewItem } from '../../../../shared/prediction.ts';
import { ok, type Result } from '../../../../shared/result.ts';
import { groupByRows, readGroup } from '../../readers/row-groups.ts';
import { chunkRefs } from '../../store/datasets.ts';
import { labelledRows } from '../../store/labels.ts';
import type { ReadableDb } from '../../store/open-database.ts';
import { type StoredWindow, windowChunks } from '../../store/windows.ts';
import { distanceFromLimit, probabilityOf } from './distance-from-limit.ts';
import { featureValues, judgeOutside } from './score-values.ts';

type ScoredRow = { readonly row: number; readonly distance: number; readonly output: Output };

/** The unanswered rows of a window that are nearest to the limit, and how many are unanswered in all. */
export function nearestRows(
  db: ReadableDb,
  spec: ModelSpec,
  { window, columns }: StoredWindow,
  limit: number,
): Result<{ readonly nearest: readonly ScoredRow[]; readonly waiting: number }> {
  const answered = labelledRows(db, window.id);
  let nearest: ScoredRow[] = [];
  const perColumn = columns.map((_, column) => windowChunks(db, window.id, column));
  for (const [ordinal, { firstRow }] of (perColumn[0] ?? []).entries()) {
    const group = readGroup(
      db,
      perColumn.flatMap((chunks) => chunks[ordinal] ?? []),
    );
    if (!group.ok) return group;
    const furthest = nearest.length < limit ? Infinity : (nearest.at(-1)?.distance ?? Infinity);
    const closer = closerRows(spec, group.value.chunks, firstRow, window.threshold, furthest);
    nearest = [...nearest, ...closer.filter(({ row }) => !answered.has(row))]
      .toSorted((a, b) => a.distance - b.distance || a.row - b.row)
      .slice(0, limit);
  }
  return ok({ nearest, waiting: window.rows - answered.size });
}

/** Rows closer to the limit than `furthest`. Only these are made into answers: a window may have a million rows. */
function closerRows(
  spec: ModelSpec,
  chunks: readonly ColumnChunk[],
  firstRow: number,
  threshold: number | null,
  furthest: number,
): readonly ScoredRow[] {
  const positive = chunks[spec.classes.indexOf(spec.positiveClass ?? '')];
  const rows = chunks[0] === undefined ? 0 : rowsOf(chunks[0]);
  const closer: ScoredRow[] = [];
  for (let row = 0; row < rows; row += 1) {
    const known = positive?.kind === 'numeric' ? Math.abs((positive.values[row] ?? 0) - (threshold ?? 0.5)) : 0;
    if (known >= furthest && positive !== undefined) continue;
    const output = outputAt(spec, chunks, row);
    const distance = distanceFromLimit(spec, output.probabilities ?? {}, threshold);
    if (distance < furthest) closer.push({ row: firstRow + row, distance, output });
  }
  return closer;
}

/** One row of `windowColumns`. */
function outputAt({ task, classes }: ModelSpec, chunks: readonly ColumnChunk[], row: number): Output {
  const numberAt = (chunk: ColumnChunk | undefined): number =>
    chunk?.kind === 'numeric' ? (chunk.values[row] ?? Number.NaN) : Number.NaN;
  if (task === 'regression') return { prediction: numberAt(chunks[0]) };
  const decided = chunks.at(-1);
  return {
    prediction: decided?.kind === 'coded' ? (decided.dictionary[decided.codes[row] ?? -1] ?? '') : '',
    probabilities: Object.fromEntries(classes.map((name, place) => [name, numberAt(chunks[place])])),
  };
}

/** Rows as review items, with what the model read. Each range of rows that holds any is decoded once. */
export function reviewRows(
  db: ReadableDb,
  spec: ModelSpec,
  stored: StoredWindow,
  version: DatasetVersion,
  rows: readonly ScoredRow[],
): Result<ReviewItem[]> {
  const items: ReviewItem[] = [];
  for (const references of groupByRows(chunkRefs(db, version.id))) {
    const [{ firstRow, rows: length } = { firstRow: 0, rows: 0 }] = references;
    const within = rows.filter(({ row }) => row >= firstRow && row < firstRow + length);
    if (within.length === 0) continue;
    const group = readGroup(db, references);
    if (!group.ok) return group;
    for (const scored of within) {
      const values = valuesAt(version.columns, group.value.chunks, scored.row - firstRow);
      items.push(reviewItem(spec, stored, version.columns, scored, values));
    }
  }
  return ok(items);
}

type Values = Readonly<Record<string, Cell>>;

const valuesAt = (columns: readonly Column[], chunks: readonly ColumnChunk[], row: number): Values =>
  Object.fromEntries(
    columns.map(({ name, type }, column) => {
      const chunk = chunks[column];
      return [name, chunk === undefined ? null : cellAt(chunk, type, row)];
    }),
  );

function reviewItem(
  spec: ModelSpec,
  { window, modelVersionId }: StoredWindow,
  columns: readonly Column[],
  { row, output }: ScoredRow,
  values: Values,
): ReviewItem {
  const named = columns.find(({ role }) => role === 'subject') ?? columns.find(({ role }) => role === 'key');
  const title = named === undefined ? null : values[named.name];
  return {
    prediction: {
      id: `${window.id}:${row}`,
      modelRef: window.modelRef,
      modelVersionId,
      recordId: null,
      input: featureValues(spec.features, values),
      output,
      threshold: window.threshold,
      outside: judgeOutside(spec.features, values),
      scoredAtMs: window.scoredAtMs,
    },
    title: String(title ?? row + 1),
    probability: probabilityOf(spec, output),
    classes: spec.classes,
  };
}
