import { ok, type Result } from '../../../../shared/result.ts';
import type { VersionChunk } from '../../store/version-chunks.ts';
import { hashRows } from './hash-rows.ts';
import { createRowIndex, type Occurrences, type RowIndex } from './row-index.ts';
import { type Pace, placesOf, readPlaces, type Side } from './side.ts';

export type ComparedRows = {
  readonly added: { readonly rows: number; readonly first: readonly number[] };
  readonly removed: { readonly rows: number; readonly first: readonly number[] };
  readonly unchanged: number;
};

/**
 * Rows as a bag: equal where all columns are, in any order, and as often as they stand there. Ranges that both versions
 * share chunk by chunk cancel out and are not read.
 */
export async function compareWholeRows(
  before: Side,
  after: Side,
  columns: readonly string[],
  limit: number,
  pace: Pace,
): Promise<Result<ComparedRows>> {
  const shared = sharedGroups(before, after, columns);
  const index = createRowIndex(before.rows + after.rows - 2 * shared.rows);
  for (const [name, side] of [
    ['before', before],
    ['after', after],
  ] as const) {
    const places = placesOf(side, columns);
    for (const group of side.groups) {
      const paced = await pace();
      if (!paced.ok) return paced;
      if (shared.firstRows.has(group[0]?.firstRow ?? 0)) continue;
      const read = readPlaces(side, group, places);
      if (!read.ok) return read;
      index.add(name, hashRows(read.value.chunks, group[0]?.rows ?? 0), group[0]?.firstRow ?? 0, null);
    }
  }
  const rows = readCounts(index, limit);
  return ok({ ...rows, unchanged: rows.unchanged + shared.rows });
}

function sharedGroups(before: Side, after: Side, columns: readonly string[]) {
  const [placesBefore, placesAfter] = [placesOf(before, columns), placesOf(after, columns)];
  const namesOf = (group: readonly VersionChunk[], places: readonly number[]): string =>
    places.map((place) => group.find(({ column }) => column === place)?.sha256 ?? '').join();
  const namesBefore = new Map(before.groups.map((group) => [group[0]?.firstRow ?? 0, namesOf(group, placesBefore)]));
  const firstRows = new Set<number>();
  let rows = 0;
  for (const group of after.groups) {
    const firstRow = group[0]?.firstRow ?? 0;
    if (columns.length === 0 || namesBefore.get(firstRow) !== namesOf(group, placesAfter)) continue;
    firstRows.add(firstRow);
    rows += group[0]?.rows ?? 0;
  }
  return { firstRows, rows };
}

function readCounts({ before, after, entries }: RowIndex, limit: number): ComparedRows {
  const [added, removed]: [number[], number[]] = [[], []];
  let [rowsAdded, rowsRemoved, unchanged] = [0, 0, 0];
  for (let entry = 0; entry < entries(); entry++) {
    const more = countOf(after, entry) - countOf(before, entry);
    unchanged += Math.min(countOf(after, entry), countOf(before, entry));
    rowsAdded += Math.max(0, more);
    rowsRemoved += Math.max(0, -more);
    if (more > 0 && added.length < limit) added.push(after.first[entry] ?? -1);
    if (more < 0 && removed.length < limit) removed.push(before.first[entry] ?? -1);
  }
  return { added: { rows: rowsAdded, first: added }, removed: { rows: rowsRemoved, first: removed }, unchanged };
}

const countOf = ({ counts }: Occurrences, entry: number): number => counts[entry] ?? 0;
