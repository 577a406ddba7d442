import { emptyHashes, mixColumn } from '../../../../shared/domain/row-hashes.ts';
import { firstEqual } from '../../../../shared/domain/first-equal.ts';
import type { Breather } from '../../breather.ts';
import { selectRows } from '../../../../shared/columns/select-rows.ts';
import { readColumn, type Table } from '../../tables.ts';

/** Rows of a table whose target is known, by their numbers in it. */
export type KnownRows = { readonly table: Table; readonly known: Int32Array };

/**
 * For each of the new rows the old row that it is the same as, as a place among the old ones; -1 where it is none. Rows are
 * the same where they are equal in every column that both tables have, and each old row is the same as one new row at
 * most: of rows that repeat by chance only so many are taken for old as there were.
 */
export async function matchRows(fresh: KnownRows, old: KnownRows, breather: Breather): Promise<Int32Array> {
  const hashes = emptyHashes(old.known.length + fresh.known.length);
  for (const { name, type } of fresh.table.columns) {
    if (!old.table.columns.some((column) => column.name === name && column.type === type)) continue;
    for (const [{ table, known }, firstRow] of [[old, 0] as const, [fresh, old.known.length] as const]) {
      const read = readColumn(table, name);
      if (read !== null) mixColumn([hashes], selectRows(read.chunk, known), firstRow);
      if (breather.isDue()) await breather.breathe();
    }
  }
  return pairOff(firstEqual(hashes), old.known.length);
}

/** `first[row]` is the first row equal to it, the old ones before the new ones. */
function pairOff(first: Int32Array, oldRows: number): Int32Array {
  const waiting = new Map<number, number[]>();
  for (let row = oldRows - 1; row >= 0; row -= 1) {
    const equal = first[row] as number; // in range, here and below
    const others = waiting.get(equal);
    if (others === undefined) waiting.set(equal, [row]);
    else others.push(row);
  }
  return first.subarray(oldRows).map((equal) => waiting.get(equal)?.pop() ?? -1);
}
