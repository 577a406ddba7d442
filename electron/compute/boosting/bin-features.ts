import { type Breather, mapBreathing } from '../breather.ts';
import { sortNumbers } from './sort-numbers.ts';

/** The bin of missing values in every feature; bins of numbers are 0 to 254 at most. */
export const MISSING_BIN = 255;
/** Bins that a feature's stretch of a histogram has room for. */
export const BINS_PER_FEATURE = 256;
/** Bounds come from at most so many evenly spaced values of a feature. */
const SAMPLE = 50_000;

/** Rows as bin numbers: row-major, `bins[row * features + feature]`. */
export type BinnedRows = { readonly bins: Uint8Array; readonly rows: number; readonly features: number };

/**
 * Upper bounds of a feature's bins, ascending, the last one +Infinity: bin b holds the values at most `bounds[b]` that
 * are over `bounds[b - 1]`. Every bound lies between two values seen (or on the lower of them), so that a tree's
 * threshold decides in float32 exactly as the bins do. Up to `mostBins` distinct values get a bin each, more are cut at
 * quantiles. A feature with one value, or none, has one bin.
 */
export function findBinBounds(values: Float32Array, mostBins: number): Float32Array {
  const sorted = sortedSample(values);
  const distinct = distinctOf(sorted, mostBins);
  const bounds: number[] = distinct ? boundsBetween(distinct) : boundsAtQuantiles(sorted, mostBins);
  return Float32Array.from([...bounds, Infinity]);
}

function sortedSample(values: Float32Array): Float32Array {
  const step = Math.max(1, values.length / SAMPLE);
  const sample = new Float32Array(Math.min(values.length, SAMPLE));
  let kept = 0;
  for (let index = 0; index < sample.length; index += 1) {
    const value = values[Math.floor(index * step)] as number; // step keeps it in range
    if (!Number.isNaN(value)) sample[kept++] = value;
  }
  return sortNumbers(sample.subarray(0, kept));
}

/** The distinct values ascending, or null where there are more than `most`. */
function distinctOf(sorted: Float32Array, most: number): number[] | null {
  const distinct: number[] = [];
  for (const value of sorted) {
    if (value === distinct.at(-1)) continue;
    if (distinct.length === most) return null;
    distinct.push(value);
  }
  return distinct;
}

const boundsBetween = (distinct: readonly number[]): number[] =>
  distinct.slice(1).map((value, index) => between(distinct[index] ?? value, value));

function boundsAtQuantiles(sorted: Float32Array, mostBins: number): number[] {
  const bounds: number[] = [];
  for (let bin = 1; bin < mostBins; bin += 1) {
    const cut = Math.floor((bin * sorted.length) / mostBins);
    const low = sorted[cut - 1];
    if (low === undefined || low <= (bounds.at(-1) ?? -Infinity)) continue;
    // Rounded numbers repeat: a cut among equal ones moves up to the end of them.
    let end = cut;
    while (sorted[end] === low) end += 1;
    const high = sorted[end];
    if (high !== undefined) bounds.push(between(low, high));
  }
  return bounds;
}

/** The float32 middle, or the lower value where rounding (or an infinity) leaves no room between the two. */
function between(low: number, high: number): number {
  const middle = Math.fround(low / 2 + high / 2);
  return middle >= low && middle < high ? middle : low;
}

/** Bins columns of equal length, `boundsByFeature` as `findBinBounds` gave them. */
export async function binRows(
  columns: readonly Float32Array[],
  boundsByFeature: readonly Float32Array[],
  breather: Breather,
): Promise<BinnedRows> {
  const features = columns.length;
  const rows = columns[0]?.length ?? 0;
  const binned = { bins: new Uint8Array(rows * features), rows, features };
  const binFeature = (values: Float32Array, feature: number): void =>
    binColumn(values, boundsByFeature[feature] ?? new Float32Array(), binned, feature);
  await mapBreathing(columns, binFeature, breather);
  return binned;
}

/** The bounds with room for every bin of a byte: what is behind the last is over every value. */
export function padBounds(bounds: Float32Array): Float32Array {
  const padded = new Float32Array(BINS_PER_FEATURE).fill(Infinity);
  padded.set(bounds);
  return padded;
}

/** Bins one column of `rows`, by a branch-free binary search over its padded bounds. */
export function binColumn(
  values: Float32Array,
  bounds: Float32Array,
  { bins, features }: BinnedRows,
  feature: number,
): void {
  const padded = padBounds(bounds);
  for (let row = 0, at = feature; row < values.length; row += 1, at += features) {
    const value = values[row] as number; // in range by the loop's bound
    let bin = 0;
    for (let half = 128; half > 0; half >>= 1) {
      if (value > (padded[bin + half - 1] as number)) bin += half; // at most 254
    }
    bins[at] = value === value ? bin : MISSING_BIN;
  }
}
