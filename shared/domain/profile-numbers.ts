import type { ColumnType } from '../column.ts';
import type { NumericProfile } from '../profile.ts';
import { bucketOfKey, GRID_KEYS, gridOf, HIGH_WORD, keyOfHighWord } from './number-grid.ts';

/** Count, mean and sum of squared deviations of the finite values. All zero where there are none. */
export type Moments = { readonly n: number; readonly mean: number; readonly m2: number };

const NO_MOMENTS: Moments = { n: 0, mean: 0, m2: 0 };
const finite = (value: number): number => Math.min(Math.max(value, -Number.MAX_VALUE), Number.MAX_VALUE);

/** Pairwise update of Chan, Golub and LeVeque (1979). */
export function mergeMoments(a: Moments, b: Moments): Moments {
  if (a.n === 0) return b;
  if (b.n === 0) return a;
  const n = a.n + b.n;
  const delta = b.mean - a.mean;
  return {
    n,
    mean: finite(a.mean * (a.n / n) + b.mean * (b.n / n)),
    m2: finite(a.m2 + b.m2 + delta * delta * ((a.n * b.n) / n)),
  };
}

export type NumberProfiler = { add: (values: Float64Array) => void; finish: () => NumericProfile };

/**
 * Profiles numbers chunk by chunk; NaN is missing. Minimum, maximum and moments are of the finite values (null and 0
 * where there are none), infinities are counted in the end buckets only.
 */
export function createNumberProfiler(type: ColumnType): NumberProfiler {
  const tally = type === 'date' || type === 'datetime' ? sparseTally(type) : growingTally();
  let n = 0;
  let present = 0;
  let min = Infinity;
  let max = -Infinity;
  let moments = NO_MOMENTS;
  return {
    add: (values) => {
      const summary = summarize(values);
      n += values.length;
      present += summary.present;
      min = Math.min(min, summary.min);
      max = Math.max(max, summary.max);
      moments = mergeMoments(moments, summary.moments);
      tally.add(values);
    },
    finish: () => ({
      kind: 'numeric',
      type,
      n,
      missing: n - present,
      min: moments.n === 0 ? null : min,
      max: moments.n === 0 ? null : max,
      mean: moments.mean,
      m2: moments.m2,
      ...tally.finish(),
    }),
  };
}

type Summary = { readonly present: number; readonly min: number; readonly max: number; readonly moments: Moments };

/** Passes over a chunk that fits the cache: exact where Welford's recurrence would divide once a value. */
function summarize(values: Float64Array): Summary {
  let finiteValues = 0;
  let nans = 0;
  let sum = 0;
  let min = Infinity;
  let max = -Infinity;
  for (let index = 0; index < values.length; index += 1) {
    const value = values[index] as number; // in range by the loop's bound
    if (value - value !== 0) {
      if (value !== value) nans += 1;
      continue;
    }
    finiteValues += 1;
    sum += value;
    if (value < min) min = value;
    if (value > max) max = value;
  }
  const mean = finiteValues === 0 ? 0 : finite(sum / finiteValues);
  return { present: values.length - nans, min, max, moments: deviations(values, finiteValues, mean) };
}

/** The second pass; its own rounding residue corrects the mean (Neely 1966). */
function deviations(values: Float64Array, n: number, mean: number): Moments {
  if (n === 0) return NO_MOMENTS;
  let residue = 0;
  let squares = 0;
  for (let index = 0; index < values.length; index += 1) {
    const delta = (values[index] as number) - mean; // in range by the loop's bound
    if (delta - delta !== 0) continue;
    residue += delta;
    squares += delta * delta;
  }
  if (!Number.isFinite(squares)) return { n, mean, m2: Number.MAX_VALUE };
  return { n, mean: mean + residue / n, m2: Math.max(0, squares - (residue * residue) / n) };
}

type Buckets = { readonly buckets: number[]; readonly counts: number[] };
type Tally = { add: (values: Float64Array) => void; finish: () => Buckets };

/** Few values are sooner counted in a map than the array is made ready. */
const MANY_VALUES = 4_096;

/** Counts on the grid of numbers, by the way that suits how many there are. */
function growingTally(): Tally {
  const few = sparseTally('number');
  let many: Tally | null = null;
  let seen = 0;
  return {
    add: (values) => {
      seen += values.length;
      if (seen > MANY_VALUES) many ??= denseTally();
      (many ?? few).add(values);
    },
    finish: () => (many === null ? few.finish() : mergeBuckets(few.finish(), many.finish())),
  };
}

/** Counts by the upper bits of each value; the array is large, but only the touched pages of it take memory. */
function denseTally(): Tally {
  const counts = new Uint32Array(GRID_KEYS);
  let zeros = 0;
  let lowest = GRID_KEYS;
  let highest = -1;
  return {
    add: (values) => {
      const words = new Uint32Array(values.buffer, values.byteOffset, values.length * 2);
      for (let index = 0; index < values.length; index += 1) {
        const value = values[index];
        if (value === 0) zeros += 1;
        else if (value === value) {
          const key = keyOfHighWord(words[index * 2 + HIGH_WORD] as number); // two words per value
          counts[key] = (counts[key] as number) + 1;
          if (key < lowest) lowest = key;
          if (key > highest) highest = key;
        }
      }
    },
    finish: () => {
      const pairs: [number, number][] = zeros > 0 ? [[0, zeros]] : [];
      for (let key = lowest; key <= highest; key += 1) {
        const count = counts[key] ?? 0;
        if (count > 0) pairs.push([bucketOfKey(key), count]);
      }
      return sortedBuckets(pairs);
    },
  };
}

function sparseTally(type: ColumnType): Tally {
  const { bucketOf } = gridOf(type);
  const counts = new Map<number, number>();
  return {
    add: (values) => {
      for (const value of values) {
        const bucket = bucketOf(value);
        if (Number.isFinite(bucket)) counts.set(bucket, (counts.get(bucket) ?? 0) + 1);
      }
    },
    finish: () => sortedBuckets([...counts]),
  };
}

function sortedBuckets(pairs: readonly (readonly [number, number])[]): Buckets {
  const ascending = pairs.toSorted((a, b) => a[0] - b[0]);
  return { buckets: ascending.map(([bucket]) => bucket), counts: ascending.map(([, count]) => count) };
}

/** Both ascend, so one pass over them is enough. */
export function mergeBuckets(a: Buckets, b: Buckets): Buckets {
  const merged: Buckets = { buckets: [], counts: [] };
  let i = 0;
  let j = 0;
  while (i < a.buckets.length || j < b.buckets.length) {
    const left = a.buckets[i] ?? Infinity;
    const right = b.buckets[j] ?? Infinity;
    merged.buckets.push(Math.min(left, right));
    merged.counts.push((left <= right ? (a.counts[i] ?? 0) : 0) + (right <= left ? (b.counts[j] ?? 0) : 0));
    if (left <= right) i += 1;
    if (right <= left) j += 1;
  }
  return merged;
}
