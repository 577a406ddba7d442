import type { RowHashes } from './hash-rows.ts';

/** Every different hash is an entry, numbered in order of appearance: rows before first, then those after. */
export type RowIndex = {
  /** Counts the rows of one range on one side. Rows whose byte in `skip` is 1 are left out. */
  readonly add: (side: 'before' | 'after', hashes: RowHashes, firstRow: number, skip: Uint8Array | null) => void;
  readonly entries: () => number;
  /** How many rows of a side have an entry's hash, and the first of them, counted from 0; -1 where there is none. */
  readonly before: Occurrences;
  readonly after: Occurrences;
};
export type Occurrences = { readonly counts: Int32Array; readonly first: Int32Array };

/** An open-addressed table in typed arrays: 28 bytes an entry and 8 to 16 a row, whatever the keys are. */
export function createRowIndex(mostEntries: number): RowIndex {
  const slots = new Int32Array(2 ** Math.ceil(Math.log2(Math.max(2, mostEntries * 2))));
  const mask = slots.length - 1;
  const [a, b, c] = [new Uint32Array(mostEntries), new Uint32Array(mostEntries), new Uint32Array(mostEntries)];
  const occurrences = (): Occurrences => ({
    counts: new Int32Array(mostEntries),
    first: new Int32Array(mostEntries).fill(-1),
  });
  const [before, after] = [occurrences(), occurrences()];
  let entries = 0;

  const entryOf = (one: number, two: number, three: number): number => {
    for (let slot = one & mask; ; slot = (slot + 1) & mask) {
      const entry = (slots[slot] ?? 0) - 1; // 0 is a free slot
      if (entry === -1) {
        [a[entries], b[entries], c[entries]] = [one, two, three];
        slots[slot] = ++entries;
        return entries - 1;
      }
      if (a[entry] === one && b[entry] === two && c[entry] === three) return entry;
    }
  };

  const add: RowIndex['add'] = (side, { lanes: [one, two, three] }, firstRow, skip) => {
    const { counts, first } = side === 'before' ? before : after;
    for (let row = 0; row < one.length; row++) {
      if (skip !== null && skip[row] === 1) continue;
      const entry = entryOf(one[row] ?? 0, two[row] ?? 0, three[row] ?? 0);
      if (counts[entry] === 0) first[entry] = firstRow + row;
      counts[entry] = (counts[entry] ?? 0) + 1;
    }
  };
  return { add, entries: () => entries, before, after };
}
