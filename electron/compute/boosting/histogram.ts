import { type BinnedRows, BINS_PER_FEATURE } from './bin-features.ts';

/**
 * Histograms of packed gradients, one a slot: `sums[slot * size + feature * 256 + bin]`. A slot is a leaf that may
 * still be split; a split leaf's slot goes on as its larger child's.
 */
export type Histograms = { readonly sums: Float64Array; readonly size: number };

export function createHistograms(slots: number, features: number): Histograms {
  const size = features * BINS_PER_FEATURE;
  return { sums: new Float64Array(slots * size), size };
}

/** Sums the packed gradients of `order[start..end)` into an emptied slot. */
export function fillHistogram(
  histograms: Histograms,
  slot: number,
  { bins, features }: BinnedRows,
  packed: Float64Array,
  order: Int32Array,
  start: number,
  end: number,
): void {
  const { sums, size } = histograms;
  const offset = slot * size;
  sums.fill(0, offset, offset + size);
  const paired = features & ~1;
  for (let index = start; index < end; index += 1) {
    const row = order[index] as number; // order holds row numbers; start and end lie within it
    const gradient = packed[row] as number;
    if (gradient === 0) continue; // of many classes most are soon sure of most rows
    const cells = row * features;
    let base = offset;
    // Two features a turn: the additions are independent, which keeps both in flight (a fifth faster).
    for (let feature = 0; feature < paired; feature += 2) {
      const first = base + (bins[cells + feature] as number);
      const second = base + BINS_PER_FEATURE + (bins[cells + feature + 1] as number);
      sums[first] = (sums[first] as number) + gradient;
      sums[second] = (sums[second] as number) + gradient;
      base += 2 * BINS_PER_FEATURE;
    }
    if (paired < features) {
      const last = base + (bins[cells + paired] as number);
      sums[last] = (sums[last] as number) + gradient;
    }
  }
}

/** Leaves the larger child in its parent's slot: parent minus smaller child. Exact, the sums being whole numbers. */
export function subtractHistogram({ sums, size }: Histograms, parent: number, child: number): void {
  const [to, from] = [parent * size, child * size];
  for (let index = 0; index < size; index += 1) {
    sums[to + index] = (sums[to + index] as number) - (sums[from + index] as number); // both slots lie within sums
  }
}
