import type { Cell } from '../../../shared/column.ts';
import type { ChangedRow, KeyProblem, RowDiff, RowExample } from '../../../shared/dataset-diff.ts';
import { ok, type Result } from '../../../shared/result.ts';
import type { ReadableDb } from '../store/open-database.ts';
import { compareCells } from './diff/compare-cells.ts';
import { compareWholeRows } from './diff/compare-whole-rows.ts';
import { matchKeys, type SetAside } from './diff/match-keys.ts';
import { createPace, openSide, readCells, type Side } from './diff/side.ts';
import type { ReaderInput, ReaderOutput, TaskContext } from './tasks.ts';

type Task = ReaderInput<'dataset.diff'>;
type Sides = { readonly before: Side; readonly after: Side };
type Watch = Pick<TaskContext, 'signal' | 'onProgress'>;

/**
 * Compares the rows of two versions, by key or whole where none is given. Memory is that of one column and an index of
 * the rows, whatever the width. Fails with `dataset.unknown`, `diff.cancelled`, and as `readGroup` does.
 */
export async function diffVersions(
  db: ReadableDb,
  task: Task,
  watch: Watch,
): Promise<Result<ReaderOutput<'dataset.diff'>>> {
  const before = openSide(db, task.before.versionId, task.before.columns);
  if (!before.ok) return before;
  const after = openSide(db, task.after.versionId, task.after.columns);
  if (!after.ok) return after;
  const sides = { before: before.value, after: after.value };
  return task.key.length === 0 ? diffWhole(sides, task, watch) : diffByKey(sides, task, watch);
}

async function diffByKey(
  { before, after }: Sides,
  { key, columns, limit }: Task,
  watch: Watch,
): Promise<Result<RowDiff>> {
  const others = columns.filter((name) => !key.includes(name));
  const pieces = before.groups.length + after.groups.length * (1 + others.length);
  const pace = createPace(watch, pieces);
  const matched = await matchKeys(before, after, key, limit, pace);
  if (!matched.ok) return matched;
  const { rowBefore, added, removed, setAside } = matched.value;
  const compared = await compareCells(before, after, rowBefore, others, pace);
  if (!compared.ok) return compared;
  const { changedRows, changed, cellsByColumn } = compared.value;
  const examples = await gatherExamples(
    { before, after },
    {
      added: added.first,
      removed: removed.first,
      changed: firstOnes(changedRows, limit).map((row) => ({ row, rowBefore: rowBefore[row] ?? -1 })),
      key,
      changedColumns: others.filter((name) => cellsByColumn.some(({ column }) => column === name)),
    },
  );
  if (!examples.ok) return examples;
  const problems = describeProblems({ before, after }, setAside, key);
  if (!problems.ok) return problems;
  return ok({
    by: 'key',
    key: [...key],
    added: added.rows,
    removed: removed.rows,
    changed,
    unchanged: matched.value.matched - changed,
    cellsByColumn: [...cellsByColumn],
    problems: problems.value,
    examples: examples.value,
  });
}

async function diffWhole({ before, after }: Sides, { columns, limit }: Task, watch: Watch): Promise<Result<RowDiff>> {
  const pace = createPace(watch, before.groups.length + after.groups.length);
  const compared = await compareWholeRows(before, after, columns, limit, pace);
  if (!compared.ok) return compared;
  const { added, removed, unchanged } = compared.value;
  const addedRows = describeRows(after, added.first, columns);
  if (!addedRows.ok) return addedRows;
  const removedRows = describeRows(before, removed.first, columns);
  if (!removedRows.ok) return removedRows;
  const examples = { added: addedRows.value, removed: removedRows.value };
  return ok({ by: 'wholeRow', columns: [...columns], added: added.rows, removed: removed.rows, unchanged, examples });
}

/** Places of the first bytes that are 1. */
function firstOnes(bytes: Uint8Array, limit: number): number[] {
  const places: number[] = [];
  for (let place = bytes.indexOf(1); place !== -1 && places.length < limit; place = bytes.indexOf(1, place + 1)) {
    places.push(place);
  }
  return places;
}

type Wanted = {
  readonly added: readonly number[];
  readonly removed: readonly number[];
  readonly changed: readonly { readonly row: number; readonly rowBefore: number }[];
  readonly key: readonly string[];
  readonly changedColumns: readonly string[];
};
type Examples = Extract<RowDiff, { by: 'key' }>['examples'];

async function gatherExamples({ before, after }: Sides, wanted: Wanted): Promise<Result<Examples>> {
  const added = describeRows(after, wanted.added, namesOf(after));
  if (!added.ok) return added;
  const removed = describeRows(before, wanted.removed, namesOf(before));
  if (!removed.ok) return removed;
  const changed = describeChanges({ before, after }, wanted);
  return changed.ok ? ok({ added: added.value, removed: removed.value, changed: changed.value }) : changed;
}

const namesOf = ({ columns }: Side): readonly string[] => columns.map(({ name }) => name);

function describeChanges({ before, after }: Sides, { changed, key, changedColumns }: Wanted): Result<ChangedRow[]> {
  const now = readCells(
    after,
    changed.map(({ row }) => row),
    [...key, ...changedColumns],
  );
  if (!now.ok) return now;
  const was = readCells(
    before,
    changed.map(({ rowBefore }) => rowBefore),
    changedColumns,
  );
  if (!was.ok) return was;
  return ok(
    changed.map(({ row, rowBefore }) => {
      const [is, previously] = [now.value.get(row) ?? {}, was.value.get(rowBefore) ?? {}];
      const cells = changedColumns
        .map((column) => ({ column, before: previously[column] ?? null, after: is[column] ?? null }))
        .filter((cell) => cell.before !== cell.after);
      return { key: pick(is, key), rowBefore, rowAfter: row, cells };
    }),
  );
}

function describeRows(side: Side, rows: readonly number[], names: readonly string[]): Result<RowExample[]> {
  const inOrder = rows.toSorted((one, other) => one - other);
  const read = readCells(side, inOrder, names);
  return read.ok ? ok(inOrder.map((row) => ({ row, values: pick(read.value.get(row) ?? {}, names) }))) : read;
}

const pick = (cells: Readonly<Record<string, Cell>>, names: readonly string[]): Record<string, Cell> =>
  Object.fromEntries(names.map((name) => [name, cells[name] ?? null]));

function describeProblems(sides: Sides, setAside: readonly SetAside[], key: readonly string[]): Result<KeyProblem[]> {
  const problems: KeyProblem[] = [];
  for (const { kind, side, rows, first } of setAside) {
    const examples = describeRows(sides[side], first, key);
    if (!examples.ok) return examples;
    problems.push({ kind, side, rows, examples: examples.value });
  }
  return ok(problems);
}
