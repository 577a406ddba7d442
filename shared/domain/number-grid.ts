import type { ColumnType } from '../column.ts';

/**
 * The grid on which all numbers are counted: sign × binary exponent × 64 sub-buckets of the mantissa, so a bucket is at
 * most 1/64 (1.6 %) of its value wide and whole numbers up to 128 have one each. No data decide the edges, therefore
 * counts from any two sites add up. Zero is bucket 0; bucket b > 0 is [lower, upper), bucket -b its mirror image;
 * ±infinity are the two end buckets. The idea is DDSketch's (Masson, Rim, Lee 2019) with exact binary edges (as in
 * HdrHistogram) instead of logarithms.
 */
const SUB_BUCKET_BITS = 6;
const KEY_SHIFT = 20 - SUB_BUCKET_BITS;
const LARGEST_BUCKET = (0x7ff << SUB_BUCKET_BITS) + 1;
const DAYS_IN_BUCKET = 7;
const MS_IN_BUCKET = DAYS_IN_BUCKET * 86_400_000;

/** Keys of `keyOfHighWord` are below this. */
export const GRID_KEYS = 2 ** (12 + SUB_BUCKET_BITS);

const float = new Float64Array(1);
const words = new Uint32Array(float.buffer);
/** Which of the two 32-bit words holds sign and exponent: 1 on little-endian machines, all those we run on. */
export const HIGH_WORD = ((): 0 | 1 => {
  float[0] = 1;
  return words[1] === 0 ? 0 : 1;
})();

/** Sign, exponent and sub-bucket as one small number; a loop over a typed array's words counts with it directly. */
export const keyOfHighWord = (highWord: number): number => highWord >>> KEY_SHIFT;

/** The bucket of a key that stands for anything but exact zero. */
export function bucketOfKey(key: number): number {
  const magnitude = (key & (GRID_KEYS / 2 - 1)) + 1;
  return key >= GRID_KEYS / 2 ? -magnitude : magnitude;
}

/** The bucket in which a number falls; NaN, which is missing, has none and gives NaN. */
export function bucketOf(value: number): number {
  if (value === 0 || Number.isNaN(value)) return Math.abs(value);
  float[0] = value;
  return bucketOfKey(keyOfHighWord(words[HIGH_WORD] ?? 0));
}

/** Smallest number of a bucket (the infimum, for negative buckets). */
export const lowerEdge = (bucket: number): number => (bucket > 0 ? floorOf(bucket) : -ceilingOf(-bucket));

/** Where a bucket ends: the lower edge of its neighbour. */
export const upperEdge = (bucket: number): number => (bucket > 0 ? ceilingOf(bucket) : -floorOf(-bucket));

function floorOf(bucket: number): number {
  if (bucket <= 0) return 0;
  words[HIGH_WORD] = (bucket - 1) << KEY_SHIFT;
  words[1 - HIGH_WORD] = 0;
  return float[0] ?? 0;
}

const ceilingOf = (bucket: number): number => (bucket === 0 ? 0 : floorOf(Math.min(bucket + 1, LARGEST_BUCKET)));

export type Grid = {
  readonly bucketOf: (value: number) => number;
  readonly lowerEdge: (bucket: number) => number;
  readonly upperEdge: (bucket: number) => number;
};

const NUMBERS: Grid = { bucketOf, lowerEdge, upperEdge };
const DAYS = evenGrid(DAYS_IN_BUCKET);
const MILLISECONDS = evenGrid(MS_IN_BUCKET);

/** Dates lie far from zero, where 1.6 % would be a year: they are counted by weeks from 1970-01-01 (a Thursday). */
export function gridOf(type: ColumnType): Grid {
  if (type === 'date') return DAYS;
  return type === 'datetime' ? MILLISECONDS : NUMBERS;
}

function evenGrid(width: number): Grid {
  return {
    bucketOf: (value) => Math.floor(value / width),
    lowerEdge: (bucket) => bucket * width,
    upperEdge: (bucket) => (bucket + 1) * width,
  };
}
