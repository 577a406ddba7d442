import { ok, type Result } from '../../../../shared/result.ts';
import type { VersionChunk } from '../../store/version-chunks.ts';
import { fingerprintsOf } from './hash-rows.ts';
import { type Pace, placesOf, readPlaces, type Side } from './side.ts';

export type ComparedCells = {
  readonly cellsByColumn: readonly { readonly column: string; readonly changed: number }[];
  /** 1 where any cell of a row after has changed. */
  readonly changedRows: Uint8Array;
  readonly changed: number;
};

type AlignedGroup = { readonly after: readonly VersionChunk[]; readonly before: readonly VersionChunk[] | null };

/**
 * Compares the matched rows column by column, so that one column at a time is in memory. A chunk that both versions
 * share, over rows that match in place, is not even decoded.
 */
export async function compareCells(
  before: Side,
  after: Side,
  rowBefore: Int32Array,
  columns: readonly string[],
  pace: Pace,
): Promise<Result<ComparedCells>> {
  const groups = alignGroups(before, after, rowBefore);
  const changedRows = new Uint8Array(after.rows);
  const cellsByColumn: { column: string; changed: number }[] = [];
  for (const column of columns) {
    const compared = await compareColumn({ before, after, rowBefore, groups, changedRows }, column, pace);
    if (!compared.ok) return compared;
    if (compared.value > 0) cellsByColumn.push({ column, changed: compared.value });
  }
  const changed = changedRows.reduce((sum, one) => sum + one, 0);
  return ok({
    cellsByColumn: cellsByColumn.toSorted((one, other) => other.changed - one.changed),
    changedRows,
    changed,
  });
}

/**
 * Beside each range of rows after the range before whose rows match it one by one, where there is one. Ranges in which
 * nothing matches, such as rows that were appended, are left out.
 */
function alignGroups(before: Side, after: Side, rowBefore: Int32Array): readonly AlignedGroup[] {
  const groupByFirstRow = new Map(before.groups.map((group) => [group[0]?.firstRow ?? 0, group]));
  return after.groups.flatMap((group) => {
    const [{ firstRow, rows } = { firstRow: 0, rows: 0 }] = group;
    const offset = offsetOf(rowBefore.subarray(firstRow, firstRow + rows), firstRow);
    if (offset === 'nothingMatches') return [];
    const aligned = offset === 'irregular' ? undefined : groupByFirstRow.get(firstRow + offset);
    return [{ after: group, before: aligned?.[0]?.rows === rows ? aligned : null }];
  });
}

/** How many rows further down all matched rows of a range stood before. */
function offsetOf(rowBefore: Int32Array, firstRow: number): number | 'irregular' | 'nothingMatches' {
  let offset: number | null = null;
  for (const [row, match] of rowBefore.entries()) {
    if (match === -1) continue;
    offset ??= match - firstRow - row;
    if (match - firstRow - row !== offset) return 'irregular';
  }
  return offset ?? 'nothingMatches';
}

type Matched = {
  readonly before: Side;
  readonly after: Side;
  readonly rowBefore: Int32Array;
  readonly groups: readonly AlignedGroup[];
  readonly changedRows: Uint8Array;
};

/** How many cells of the column changed; marks their rows. */
async function compareColumn(matched: Matched, column: string, pace: Pace): Promise<Result<number>> {
  const { before, after, groups } = matched;
  const [placeBefore = -1] = placesOf(before, [column]);
  const [placeAfter = -1] = placesOf(after, [column]);
  let whole: Float64Array | null = null;
  let changed = 0;
  for (const group of groups) {
    const paced = await pace();
    if (!paced.ok) return paced;
    const aligned = group.before?.find((chunk) => chunk.column === placeBefore);
    const own = group.after.find((chunk) => chunk.column === placeAfter);
    if (aligned !== undefined && aligned.sha256 === own?.sha256) continue;
    const now = readFingerprints(after, group.after, placeAfter);
    if (!now.ok) return now;
    const was: Result<Float64Array> =
      group.before !== null
        ? readFingerprints(before, group.before, placeBefore)
        : whole === null
          ? readWhole(before, placeBefore)
          : ok(whole);
    if (!was.ok) return was;
    if (group.before === null) whole = was.value;
    changed += compareRange(matched, own?.firstRow ?? 0, now.value, was.value, group.before?.[0]?.firstRow ?? 0);
  }
  return ok(changed);
}

/** `was` begins at the row `wasFrom` before, `now` at the row `firstRow` after. */
function compareRange(
  { rowBefore, changedRows }: Matched,
  firstRow: number,
  now: Float64Array,
  was: Float64Array,
  wasFrom: number,
): number {
  let changed = 0;
  for (let row = 0; row < now.length; row++) {
    const match = rowBefore[firstRow + row] ?? -1;
    if (match === -1) continue;
    const [one, other] = [was[match - wasFrom] ?? Number.NaN, now[row] ?? Number.NaN];
    if (one === other || (one !== one && other !== other)) continue;
    changedRows[firstRow + row] = 1;
    changed++;
  }
  return changed;
}

function readFingerprints(side: Side, group: readonly VersionChunk[], place: number): Result<Float64Array> {
  const read = readPlaces(side, group, [place]);
  if (!read.ok) return read;
  const [chunk] = read.value.chunks;
  return ok(chunk === undefined ? new Float64Array(0) : fingerprintsOf(chunk));
}

/** Eight bytes a row: one column, whatever the table's width. */
function readWhole(side: Side, place: number): Result<Float64Array> {
  const whole = new Float64Array(side.rows);
  for (const group of side.groups) {
    const read = readFingerprints(side, group, place);
    if (!read.ok) return read;
    whole.set(read.value, group[0]?.firstRow ?? 0);
  }
  return ok(whole);
}
