/** A 64-bit hash for each row, in two halves. Both halves 0 stand for a row that is not compared. */
export type RowHashes = { readonly high: Uint32Array; readonly low: Uint32Array };

/**
 * For each row the first row with an equal hash (itself where there is none before), -1 for rows that are not compared.
 * Two of 10 million different rows are taken for equal with a chance of 3 in a million.
 */
export function firstEqual({ high, low }: RowHashes): Int32Array {
  const rows = high.length;
  const slots = 2 ** Math.ceil(Math.log2(2 * rows + 2));
  const table = new Int32Array(slots).fill(-1);
  const first = new Int32Array(rows);
  for (let row = 0; row < rows; row += 1) {
    const [a, b] = [high[row] as number, low[row] as number]; // in range by the loop's bound
    if (a === 0 && b === 0) {
      first[row] = -1;
      continue;
    }
    let slot = (a ^ b) & (slots - 1);
    let known = table[slot] as number; // in range by the mask
    while (known !== -1 && (high[known] !== a || low[known] !== b)) {
      slot = (slot + 1) & (slots - 1);
      known = table[slot] as number; // in range by the mask
    }
    if (known === -1) table[slot] = row;
    first[row] = known === -1 ? row : known;
  }
  return first;
}
