import type { Target } from '../read-target.ts';
import type { FeatureColumn, WeighedRows } from '../training-data.ts';

/** Rows by which a category's mean is drawn towards the mean of all. */
const SMOOTHING = 10;
/** A category is told apart from a rare one by a hundredth of the rows, though by ten at most and two at least. */
const rowsToCount = (rows: number): number => Math.min(10, Math.max(2, Math.ceil(rows / 100)));

const POWER_STEPS = 50;

/**
 * Orders a feature's categories so that trees may cut between them like numbers: by their smoothed mean of the target,
 * which holds the best binary split (Fisher 1958; Breiman et al. 1984); with many classes, along the first principal
 * component of their class shares (Coppersmith, Hong and Hosking 1999). Categories too rare for a mean are left out:
 * they share the fate of unseen ones, or they would leak their rows' targets.
 */
export function orderCategories(
  { chunk, column }: FeatureColumn,
  target: Target,
  { rows, weights }: WeighedRows,
): readonly string[] {
  if (chunk.kind !== 'coded') throw new TypeError(`"${column.name}" holds numbers, not categories`);
  const counts = new Float64Array(chunk.dictionary.length);
  const masses = new Float64Array(chunk.dictionary.length);
  const weightOf = (row: number): number => weights?.[row] ?? 1;
  for (const row of rows) {
    const code = chunk.codes[row] as number; // rows lie within the column
    if (code < 0) continue;
    counts[code] = (counts[code] as number) + 1;
    masses[code] = (masses[code] as number) + weightOf(row);
  }
  const least = rowsToCount(rows.length);
  const frequent = [...counts.keys()].filter((code) => (counts[code] ?? 0) >= least && chunk.dictionary[code] !== '');
  const scores = scoreCategories(smoothedShares(chunk.codes, masses, target, rows, weightOf), masses);
  const named = frequent.map((code) => ({ value: chunk.dictionary[code] ?? '', score: scores[code] ?? 0 }));
  return named.toSorted((a, b) => a.score - b.score || (a.value < b.value ? -1 : 1)).map(({ value }) => value);
}

/** By category, the smoothed mean of each response (the quantity, or one indicator a class) minus its mean over all. */
function smoothedShares(
  codes: Int32Array,
  masses: Float64Array,
  target: Target,
  rows: Int32Array,
  weightOf: (row: number) => number,
): readonly Float64Array[] {
  const responses = target.task === 'multiclass' ? target.classes.length : 1;
  const sums = Array.from(masses, () => new Float64Array(responses));
  const all = new Float64Array(responses);
  let total = 0;
  for (const row of rows) {
    const response = target.task === 'multiclass' ? (target.classOf[row] as number) : 0; // rows lie within the target
    const weight = weightOf(row);
    const value = weight * responseOf(target, row);
    total += weight;
    all[response] = (all[response] as number) + value;
    const sum = sums[codes[row] as number];
    if (sum) sum[response] = (sum[response] as number) + value;
  }
  const overall = all.map((sum) => sum / total);
  return sums.map((sum, code) =>
    sum.map((value, response) => {
      const mean = overall[response] as number; // one mean a response
      return (value + SMOOTHING * mean) / ((masses[code] as number) + SMOOTHING) - mean;
    }),
  );
}

function responseOf(target: Target, row: number): number {
  if (target.task === 'regression') return target.values[row] as number; // rows lie within the target
  return target.task === 'binary' ? (target.classOf[row] as number) : 1;
}

/** One number a category: its only share, or its place along the shares' first principal component. */
function scoreCategories(shares: readonly Float64Array[], masses: Float64Array): readonly number[] {
  const responses = shares[0]?.length ?? 0;
  if (responses === 1) return shares.map((share) => share[0] ?? 0);
  const axis = firstPrincipalComponent(shares, masses, responses);
  return shares.map((share) => dot(share, axis));
}

/** Power iteration on the weighted scatter of the shares, from a fixed start; its sign is that of the largest part. */
function firstPrincipalComponent(shares: readonly Float64Array[], weights: Float64Array, size: number): Float64Array {
  let axis = Float64Array.from({ length: size }, (_, index) => 1 / (index + 1));
  for (let step = 0; step < POWER_STEPS; step += 1) {
    const next = new Float64Array(size);
    shares.forEach((share, code) => {
      const along = (weights[code] as number) * dot(share, axis); // one weight a category
      share.forEach((value, index) => (next[index] = (next[index] as number) + along * value));
    });
    const length = Math.hypot(...next);
    if (length === 0) return axis;
    axis = next.map((value) => value / length);
  }
  const largest = axis.reduce((most, value) => (Math.abs(value) > Math.abs(most) ? value : most), 0);
  return largest < 0 ? axis.map((value) => -value) : axis;
}

const dot = (a: Float64Array, b: Float64Array): number =>
  a.reduce((sum, value, index) => sum + value * (b[index] ?? 0), 0);
