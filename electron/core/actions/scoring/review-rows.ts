import { type Cell, type ColumnChunk, rowsOf } from '../../../../shared/column.ts';
import type { ModelSpec, Output } from '../../../../shared/model.ts';
import type { ReviewItem } from '../../../../shared/prediction.ts';
import { ok, type Result } from '../../../../shared/result.ts';
import { readGroup } from '../../readers/row-groups.ts';
import { labelledRows } from '../../store/labels.ts';
import type { ReadableDb } from '../../store/open-database.ts';
import { type StoredWindow, windowChunks } from '../../store/windows.ts';
import type { Context } from '../context.ts';
import { distanceFromLimit, probabilityOf } from './distance-from-limit.ts';
import { judgeOutside } from './score-values.ts';

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
    const scored = rowsOfGroup(spec, group.value.chunks, firstRow, window.threshold);
    nearest = [...nearest, ...scored.filter(({ row }) => !answered.has(row))]
      .toSorted((a, b) => a.distance - b.distance || a.row - b.row)
      .slice(0, limit);
  }
  return ok({ nearest, waiting: window.rows - answered.size });
}

function rowsOfGroup(
  spec: ModelSpec,
  chunks: readonly ColumnChunk[],
  firstRow: number,
  threshold: number | null,
): readonly ScoredRow[] {
  const [first] = chunks;
  if (first === undefined) return [];
  return Array.from({ length: rowsOf(first) }, (_, row) => {
    const output = outputAt(spec, chunks, row);
    const distance = distanceFromLimit(spec, output.probabilities ?? {}, threshold);
    return { row: firstRow + row, distance, output };
  });
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

/** Rows as review items, with what the model read. Only the pages that hold them are read. */
export async function reviewRows(
  { readers, signal }: Context,
  spec: ModelSpec,
  { window, modelVersionId, datasetVersionId }: StoredWindow,
  rows: readonly ScoredRow[],
): Promise<Result<ReviewItem[]>> {
  const items: ReviewItem[] = [];
  for (const { row, output } of rows) {
    const request = { versionId: datasetVersionId, firstRow: row, rows: 1 };
    const page = await readers.run('dataset.page', request, { signal });
    if (!page.ok) return page;
    const { columns, rows: cells } = page.value;
    const values = Object.fromEntries(
      columns.map(({ name }, column): [string, Cell] => [name, cells[0]?.[column] ?? null]),
    );
    const named = columns.find(({ role }) => role === 'subject') ?? columns.find(({ role }) => role === 'key');
    items.push({
      prediction: {
        ...{ id: `${window.id}:${row}`, modelRef: window.modelRef, modelVersionId, recordId: null, output },
        input: Object.fromEntries(spec.features.map(({ name }) => [name, values[name] ?? null])),
        ...{ threshold: window.threshold, outside: judgeOutside(spec.features, values), scoredAtMs: window.scoredAtMs },
      },
      title: String((named === undefined ? null : values[named.name]) ?? row + 1),
      probability: probabilityOf(spec, output),
      classes: spec.classes,
    });
  }
  return ok(items);
}
