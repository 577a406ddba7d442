import { CHUNK_ROWS, type Column, type ColumnChunk } from '../../../shared/column.ts';
import type { Condition } from '../../../shared/derive.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { capturedColumns, FIRST_RECORD, type FrozenRecord, recordsAfter } from '../store/frozen-records.ts';
import type { ReadableDb } from '../store/open-database.ts';
import { countRecords } from '../store/records.ts';
import { requireProject } from '../store/projects.ts';
import { keepRows } from './derive/change-chunk.ts';
import { compileCondition, type RowTest } from './derive/compile-condition.ts';
import { cellsToChunk } from './derive/cells-to-chunk.ts';
import type { TaskContext } from './tasks.ts';
import { type FrozenColumn, planColumns } from './freeze/plan-columns.ts';

/** Records of one range that fit, as the columns of a version would hold them. */
export type FittingRecords = {
  readonly rows: number;
  readonly chunks: readonly ColumnChunk[];
  readonly ids: readonly string[];
};

export type Selection = {
  readonly columns: readonly Column[];
  readonly leftOut: readonly string[];
  /** Records of the project, fitting or not. */
  readonly of: number;
  /** One range of records after the other. Fails with `freeze.cancelled`. */
  readonly forEach: (take: (fitting: FittingRecords) => void | Promise<void>) => Promise<Result<null>>;
};

/**
 * The records of a project that fit, null for all of them, and the columns that a version of them has. Fails with
 * `freeze.columnUnknown`, and as `compileCondition` does.
 */
export function selectRecords(
  db: ReadableDb,
  { projectId, where }: { readonly projectId: string; readonly where: Condition | null },
  { signal, onProgress }: Pick<TaskContext, 'signal' | 'onProgress'>,
): Result<Selection> {
  const { definition } = requireProject(db, projectId);
  const { columns: planned, leftOut } = planColumns(definition, capturedColumns(db, projectId));
  const columns = planned.map(({ column }) => column);
  const test = where === null ? ok(null) : compileCondition(where, slotOf(columns));
  if (!test.ok) return test;
  const of = countRecords(db, projectId);
  const forEach: Selection['forEach'] = async (take) => {
    let done = 0;
    for (const records of pagesOf(db, projectId)) {
      await new Promise(setImmediate); // lets a cancel in
      if (signal.aborted) return fail('freeze.cancelled', 'Freezing was cancelled. Nothing was changed.');
      await take(keepFitting(planned, records, test.value));
      done += records.length;
      onProgress({ done, of, rows: done });
    }
    return ok(null);
  };
  return ok({ columns, leftOut, of, forEach });
}

function* pagesOf(db: ReadableDb, projectId: string): Generator<readonly FrozenRecord[]> {
  for (let place = FIRST_RECORD; ; ) {
    const records = recordsAfter(db, projectId, place, CHUNK_ROWS);
    const last = records.at(-1);
    if (last === undefined) return;
    yield records;
    place = last;
  }
}

const slotOf =
  (columns: readonly Column[]): Parameters<typeof compileCondition>[1] =>
  (name) => {
    const slot = columns.findIndex((column) => column.name === name);
    const column = columns[slot];
    if (column !== undefined) return ok({ slot, column });
    return fail(
      'freeze.columnUnknown',
      `Records have no column "${name}".`,
      `The columns are ${columns.map((one) => one.name).join(', ')}.`,
      { column: name },
    );
  };

function keepFitting(
  planned: readonly FrozenColumn[],
  records: readonly FrozenRecord[],
  test: RowTest | null,
): FittingRecords {
  const chunks = planned.map(({ column, cellOf }) => cellsToChunk(column, records.map(cellOf)));
  const keep =
    test === null
      ? new Uint8Array(records.length).fill(1)
      : test.test((slot) => chunks[slot] ?? { kind: 'numeric', values: new Float64Array(0) }, records.length);
  const rows = keep.reduce((sum, one) => sum + one, 0);
  return {
    rows,
    chunks: chunks.map((chunk) => keepRows(chunk, keep, rows)),
    ids: records.filter((_, row) => keep[row] === 1).map(({ id }) => id),
  };
}
