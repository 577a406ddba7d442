import { type BinnedRows, MISSING_BIN } from './bin-features.ts';
import type { Leaf, Split } from './find-split.ts';

/**
 * Sorts a leaf's stretch of `order` into left rows, then right rows, each in the order they had; returns where the
 * right ones start. `spare` is as long as `order` and is overwritten. The loop has no branch on the data: a row is
 * written to both sides, and only the right side's counter moves on.
 */
export function partitionRows(
  { bins, features }: BinnedRows,
  order: Int32Array,
  spare: Int32Array,
  leaf: Leaf,
  split: Split,
): number {
  const missingLeft = split.missingLeft ? 1 : 0;
  let left = leaf.start;
  let right = 0;
  for (let index = leaf.start; index < leaf.end; index += 1) {
    const row = order[index] as number; // the leaf's stretch lies within order
    const bin = bins[row * features + split.feature] as number;
    const goesLeft = Number(bin <= split.bin) | (Number(bin === MISSING_BIN) & missingLeft);
    order[left] = row;
    spare[right] = row;
    left += goesLeft;
    right += 1 - goesLeft;
  }
  order.set(spare.subarray(0, right), left);
  return left;
}
