import type { KeyProblem } from '../../../../shared/dataset-diff.ts';
import { ok, type Result } from '../../../../shared/result.ts';
import { hashRows } from './hash-rows.ts';
import { createRowIndex, type Occurrences, type RowIndex } from './row-index.ts';
import { type Pace, placesOf, readPlaces, type Side } from './side.ts';

/** Rows of a side that are not compared, with the first of them. */
export type SetAside = Pick<KeyProblem, 'kind' | 'side'> & { readonly rows: number; readonly first: readonly number[] };

export type MatchedRows = {
  /** For each row after the row before that has its key, or -1. */
  readonly rowBefore: Int32Array;
  readonly matched: number;
  readonly added: { readonly rows: number; readonly first: readonly number[] };
  readonly removed: { readonly rows: number; readonly first: readonly number[] };
  readonly setAside: readonly SetAside[];
};

/** Finds the rows of both sides that have the same key. A key that stands twice on either side matches nothing. */
export async function matchKeys(
  before: Side,
  after: Side,
  key: readonly string[],
  limit: number,
  pace: Pace,
): Promise<Result<MatchedRows>> {
  const index = createRowIndex(before.rows + after.rows);
  const missing: SetAside[] = [];
  for (const [name, side] of [
    ['before', before],
    ['after', after],
  ] as const) {
    const without = await indexSide(index, name, side, key, limit, pace);
    if (!without.ok) return without;
    if (without.value.rows > 0) missing.push(without.value);
  }
  const found = readIndex(index, after.rows, limit);
  return ok({ ...found, setAside: [...found.setAside, ...missing] });
}

async function indexSide(
  index: RowIndex,
  name: 'before' | 'after',
  side: Side,
  key: readonly string[],
  limit: number,
  pace: Pace,
): Promise<Result<SetAside>> {
  const places = placesOf(side, key);
  const first: number[] = [];
  let rows = 0;
  for (const group of side.groups) {
    const paced = await pace();
    if (!paced.ok) return paced;
    const read = readPlaces(side, group, places);
    if (!read.ok) return read;
    const { firstRow, chunks } = read.value;
    const hashes = hashRows(chunks, read.value.rows);
    index.add(name, hashes, firstRow, hashes.missing);
    hashes.missing.forEach((isMissing, row) => {
      if (isMissing === 0) return;
      if (++rows <= limit) first.push(firstRow + row);
    });
  }
  return ok({ kind: 'missingKey', side: name, rows, first });
}

/** Entries appear in the order of rows, so the first that are met are the first rows. */
function readIndex({ before, after, entries }: RowIndex, rowsAfter: number, limit: number): MatchedRows {
  const rowBefore = new Int32Array(rowsAfter).fill(-1);
  const [added, removed] = [createTally(limit), createTally(limit)];
  const [twiceBefore, twiceAfter] = [createTally(limit), createTally(limit)];
  let matched = 0;
  for (let entry = 0; entry < entries(); entry++) {
    const [countBefore, countAfter] = [before.counts[entry] ?? 0, after.counts[entry] ?? 0];
    if (countBefore > 1 || countAfter > 1) {
      twiceBefore.add(countBefore, firstOf(before, entry));
      twiceAfter.add(countAfter, firstOf(after, entry));
    } else if (countAfter === 0) removed.add(1, firstOf(before, entry));
    else if (countBefore === 0) added.add(1, firstOf(after, entry));
    else {
      rowBefore[firstOf(after, entry)] = firstOf(before, entry);
      matched++;
    }
  }
  const twice = [
    { kind: 'duplicateKey' as const, side: 'before' as const, ...twiceBefore.finish() },
    { kind: 'duplicateKey' as const, side: 'after' as const, ...twiceAfter.finish() },
  ];
  return {
    rowBefore,
    matched,
    added: added.finish(),
    removed: removed.finish(),
    setAside: twice.filter(({ rows }) => rows > 0),
  };
}

const firstOf = ({ first }: Occurrences, entry: number): number => first[entry] ?? -1;

function createTally(limit: number) {
  const first: number[] = [];
  let rows = 0;
  return {
    add: (count: number, row: number): void => {
      rows += count;
      if (count > 0 && first.length < limit) first.push(row);
    },
    finish: () => ({ rows, first }),
  };
}
