import type { Cell, Column } from '../../../../shared/column.ts';
import { cellAt } from '../../../../shared/columns/cells.ts';
import { fail, ok, type Result } from '../../../../shared/result.ts';
import type { ReadableDb } from '../../store/open-database.ts';
import { type VersionChunk, versionChunks, versionHead } from '../../store/version-chunks.ts';
import { groupByRows, type RowGroup, readGroup, refuseVersion } from '../row-groups.ts';
import type { TaskContext } from '../tasks.ts';

/** One of the two versions, with the chunks of each range of rows in the order of its columns. */
export type Side = {
  readonly db: ReadableDb;
  readonly columns: readonly Column[];
  readonly rows: number;
  readonly groups: readonly (readonly VersionChunk[])[];
};

export function openSide(db: ReadableDb, versionId: string, columns: readonly Column[]): Result<Side> {
  const head = versionHead(db, versionId);
  if (head === null) return refuseVersion(versionId);
  return ok({ db, columns, rows: head.rows, groups: groupByRows(versionChunks(db, versionId)) });
}

export const placesOf = ({ columns }: Side, names: readonly string[]): readonly number[] =>
  names.map((name) => columns.findIndex((column) => column.name === name));

/** Some columns of one range of rows, in the order asked for. Fails as `readGroup` does. */
export const readPlaces = ({ db }: Side, group: readonly VersionChunk[], places: readonly number[]): Result<RowGroup> =>
  readGroup(
    db,
    places.flatMap((place) => group.find(({ column }) => column === place) ?? []),
  );

/** The cells of some columns of some rows, by row. Each range of rows that holds any is decoded once. */
export function readCells(
  side: Side,
  rows: readonly number[],
  names: readonly string[],
): Result<ReadonlyMap<number, Readonly<Record<string, Cell>>>> {
  const places = placesOf(side, names);
  const cells = new Map<number, Readonly<Record<string, Cell>>>();
  for (const group of side.groups) {
    const [{ firstRow, rows: length } = { firstRow: 0, rows: 0 }] = group;
    const within = rows.filter((row) => row >= firstRow && row < firstRow + length);
    if (within.length === 0) continue;
    const read = readPlaces(side, group, places);
    if (!read.ok) return read;
    for (const row of within) {
      const entries = read.value.chunks.map((chunk, index) => [
        names[index] ?? '',
        cellAt(chunk, side.columns[places[index] ?? -1]?.type ?? 'text', row - firstRow),
      ]);
      cells.set(row, Object.fromEntries(entries) as Readonly<Record<string, Cell>>); // cellAt gives cells
    }
  }
  return ok(cells);
}

/** Lets a cancel in and says how far it is, once for each piece of the work. */
export type Pace = () => Promise<Result<null>>;

/** Fails with `diff.cancelled`. `of` is how many pieces there are. */
export function createPace({ signal, onProgress }: Pick<TaskContext, 'signal' | 'onProgress'>, of: number): Pace {
  let done = 0;
  return async () => {
    await new Promise(setImmediate);
    if (signal.aborted) return fail('diff.cancelled', 'Comparing was cancelled.');
    onProgress({ done: Math.min(++done, of), of, rows: 0 });
    return ok(null);
  };
}
