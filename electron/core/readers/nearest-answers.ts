import { type Cell, type Column, type ColumnChunk, rowsOf } from '../../../shared/column.ts';
import { cellAt } from '../../../shared/columns/cells.ts';
import { distanceFromLimit, distanceInColumns } from '../../../shared/domain/distance-from-limit.ts';
import type { ModelSpec, Output } from '../../../shared/model.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { agreementWith } from '../store/agreement.ts';
import { isAskedBlind } from '../store/is-asked-blind.ts';
import { labelledRows } from '../store/labels.ts';
import type { ReadableDb } from '../store/open-database.ts';
import { unansweredPredictions, type WaitingPrediction } from '../store/predictions.ts';
import { versionChunks, versionHead } from '../store/version-chunks.ts';
import { newestWindow, type StoredWindow, windowChunks } from '../store/windows.ts';
import { groupByRows, readGroup, refuseVersion } from './row-groups.ts';
import { siteThresholds } from './site-thresholds.ts';
import type { NearestRow } from './answer-tasks.ts';
import type { ReaderInput, ReaderOutput } from './tasks.ts';

/**
 * What nobody has answered of a model version, the answers nearest to the limit only: single predictions and rows of
 * its newest window, and every one that is asked blind; unless the rows that were scored have been deleted; `waiting` counts all of both. Fails as `readGroup` does.
 */
export function nearestAnswers(
  db: ReadableDb,
  { projectId, modelVersionId, canaryId, spec, blind, limit }: ReaderInput<'review.nearest'>,
): Result<ReaderOutput<'review.nearest'>> {
  const advising = canaryId === null ? [modelVersionId] : [modelVersionId, canaryId];
  const waitingSingles = advising.flatMap((id) => unansweredPredictions(db, projectId, id));
  const singles = waitingSingles.map((single) => ({
    ...single,
    blind: single.prediction.recordId !== null && isAskedBlind(db, blind, projectId, single.prediction.recordId),
  }));
  const distance = ({ prediction }: WaitingPrediction): number =>
    distanceFromLimit(spec, prediction.output.probabilities ?? {}, prediction.threshold);
  const seen = singles.filter((single) => !single.blind).toSorted((a, b) => distance(a) - distance(b));
  // Chosen by chance and not by what the model says: the place in the list must not say it either.
  const nearest = [...singles.filter((single) => single.blind), ...seen.slice(0, limit)];
  const agreement = agreementWith(db, modelVersionId);
  const stored = newestWindow(db, modelVersionId);
  if (stored === null || versionHead(db, stored.datasetVersionId) === null)
    return ok({ singles: nearest, window: null, rows: [], waiting: singles.length, agreement });
  const { window } = stored;
  const answered = labelledRows(db, window.id);
  const found = nearestRows(db, spec, stored, answered, limit);
  if (!found.ok) return found;
  const rows = withValues(db, stored.datasetVersionId, found.value);
  const waiting = singles.length + window.rows - answered.size;
  return rows.ok ? ok({ singles: nearest, window, rows: rows.value, waiting, agreement }) : rows;
}

type ScoredRow = Pick<NearestRow, 'row' | 'output' | 'threshold'> & { readonly distance: number };

function nearestRows(
  db: ReadableDb,
  spec: ModelSpec,
  { window, columns, datasetVersionId }: StoredWindow,
  answered: ReadonlySet<number>,
  limit: number,
): Result<readonly ScoredRow[]> {
  let nearest: readonly ScoredRow[] = [];
  const scoredColumns = versionHead(db, datasetVersionId)?.columns ?? [];
  const scoredGroups = window.operatingPoint === null ? [] : groupByRows(versionChunks(db, datasetVersionId));
  const perColumn = columns.map((_, column) => windowChunks(db, window.id, column));
  for (const [ordinal, { firstRow }] of (perColumn[0] ?? []).entries()) {
    const group = readGroup(
      db,
      perColumn.flatMap((chunks) => chunks[ordinal] ?? []),
    );
    if (!group.ok) return group;
    const { chunks } = group.value;
    const limits = siteThresholds(db, window.operatingPoint, scoredColumns, scoredGroups[ordinal] ?? []);
    if (!limits.ok) return limits;
    const thresholdOf = (row: number): number | null => limits.value?.[row] ?? window.threshold;
    const furthest = nearest.length < limit ? Infinity : (nearest.at(-1)?.distance ?? Infinity);
    const closer = closerRows(spec, chunks, thresholdOf, furthest)
      .filter(({ row }) => !answered.has(firstRow + row))
      .toSorted((a, b) => a.distance - b.distance || a.row - b.row)
      .slice(0, limit)
      .map(({ row, distance }) => ({
        row: firstRow + row,
        distance,
        output: outputAt(spec, chunks, row),
        threshold: thresholdOf(row),
      }));
    nearest = [...nearest, ...closer].toSorted((a, b) => a.distance - b.distance || a.row - b.row).slice(0, limit);
  }
  return ok(nearest);
}

type CloseRow = { readonly row: number; readonly distance: number };

/** Rows of a range, counted from its first, that are closer to the limit than `furthest`. */
function closerRows(
  spec: ModelSpec,
  chunks: readonly ColumnChunk[],
  thresholdOf: (row: number) => number | null,
  furthest: number,
): readonly CloseRow[] {
  const ofClasses = chunks
    .slice(0, spec.classes.length)
    .flatMap((chunk) => (chunk.kind === 'numeric' ? chunk.values : []));
  const distanceOf = distanceInColumns(spec, ofClasses, thresholdOf);
  const rows = chunks[0] === undefined ? 0 : rowsOf(chunks[0]);
  const closer: CloseRow[] = [];
  for (let row = 0; row < rows; row += 1) {
    const distance = distanceOf(row);
    if (distance < furthest) closer.push({ row, distance });
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

/** Beside each answer the row that was scored. Each range of rows that holds any is decoded once. */
function withValues(db: ReadableDb, versionId: string, scored: readonly ScoredRow[]): Result<NearestRow[]> {
  const head = versionHead(db, versionId);
  if (head === null) return refuseVersion(versionId);
  const named = head.columns.find(({ role }) => role === 'subject') ?? head.columns.find(({ role }) => role === 'key');
  const site = head.columns.find(({ role }) => role === 'site');
  const rows: NearestRow[] = [];
  for (const references of groupByRows(versionChunks(db, head.id))) {
    const [{ firstRow, rows: length } = { firstRow: 0, rows: 0 }] = references;
    const within = scored.filter(({ row }) => row >= firstRow && row < firstRow + length);
    if (within.length === 0) continue;
    const group = readGroup(db, references);
    if (!group.ok) return group;
    for (const { row, output, threshold } of within) {
      const values = valuesAt(head.columns, group.value.chunks, row - firstRow);
      const title = named === undefined ? null : (values[named.name] ?? null);
      const place = site === undefined ? null : (values[site.name] ?? null);
      rows.push({ row, output, threshold, values, title, place });
    }
  }
  return ok(rows);
}

const valuesAt = (columns: readonly Column[], chunks: readonly ColumnChunk[], row: number): Record<string, Cell> =>
  Object.fromEntries(
    columns.map(({ name, type }, column) => {
      const chunk = chunks[column];
      return [name, chunk === undefined ? null : cellAt(chunk, type, row)];
    }),
  );
