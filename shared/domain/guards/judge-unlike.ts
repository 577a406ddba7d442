import type { Cell } from '../../column.ts';
import type { CategoryProfile, ColumnProfile, NumericProfile } from '../../profile.ts';
import { gridOf } from '../number-grid.ts';

/** Of records like those of training, at most this share is called unlike them. */
export const UNLIKE_ALPHA = 0.02;
/** Columns that are named as the reason, and how rare a value of theirs is at most. */
const [MOST_NAMED, NAMED_BELOW] = [3, 0.05];

/** How rare a value is in its column's reference, from 0 to 1; null where the reference has nothing to tell by. */
export type ChanceOf = (value: string | number) => number | null;
export type Judged = { readonly column: string; readonly value: Cell; readonly chanceOf: ChanceOf };

/**
 * The columns for which a record is unlike its reference, the rarest first; empty where it is like it. Every value has a
 * conformal p-value (Vovk, Gammerman & Shafer, "Algorithmic Learning in a Random World", 2005): how many of the
 * reference's are at least as far out in their tail, or of a category as rare, counted with the value itself. They are
 * combined by twice the smaller of k × the least and e × the geometric mean, which holds however the columns depend on
 * each other (Vovk & Wang, "Combining p-values via averaging", Biometrika 107, 2020): no more than `UNLIKE_ALPHA` of
 * records like those of the reference are named. A missing value says nothing, nor does a column without a reference.
 */
export function judgeUnlike(judged: readonly Judged[]): readonly string[] {
  const found = judged.flatMap(({ column, value, chanceOf }) => {
    const chance = value === null || value === '' ? null : chanceOf(value);
    return chance === null ? [] : [{ column, chance }];
  });
  if (found.length === 0 || combine(found.map(({ chance }) => chance)) > UNLIKE_ALPHA) return [];
  return found
    .filter(({ chance }) => chance <= NAMED_BELOW)
    .toSorted((one, other) => one.chance - other.chance)
    .slice(0, MOST_NAMED)
    .map(({ column }) => column);
}

/** 1 of none. */
function combine(chances: readonly number[]): number {
  const least = Math.min(...chances);
  const meanLog = chances.reduce((sum, chance) => sum + Math.log(chance), 0) / chances.length;
  return Math.min(1, 2 * Math.min(chances.length * least, Math.E * Math.exp(meanLog)));
}

/** Sums a reference up once, so that each of many values is only looked up. */
export function openChances(reference: ColumnProfile): ChanceOf {
  if (reference.kind === 'category') return chancesOfCategories(reference);
  const chanceOfNumber = chancesOfNumbers(reference);
  return (value) => (Number.isFinite(Number(value)) ? chanceOfNumber(Number(value)) : null);
}

/** Two-sided; values of the same bucket count as farther out. */
function chancesOfNumbers({ type, buckets, counts }: NumericProfile): (value: number) => number | null {
  const { bucketOf } = gridOf(type);
  const below = new Float64Array(counts.length + 1);
  counts.forEach((count, place) => {
    below[place + 1] = (below[place] ?? 0) + count;
  });
  const all = below.at(-1) ?? 0;
  return (value) => {
    if (all === 0) return null;
    const bucket = bucketOf(value);
    const upTo = below[countUpTo(buckets, bucket)] ?? 0;
    const from = all - (below[countUpTo(buckets, bucket - 1)] ?? 0);
    return Math.min(1, (2 * (Math.min(upTo, from) + 1)) / (all + 1));
  };
}

/** How many of ascending numbers are at most `most`. */
function countUpTo(ascending: readonly number[], most: number): number {
  let [low, high] = [0, ascending.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] ?? 0) <= most) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Free text tells nothing. Values that the profile sums up as `other` count as the rarest. */
function chancesOfCategories({ values, counts, other }: CategoryProfile): ChanceOf {
  if (values.length === 0) return () => null;
  const countByValue = new Map(values.map((value, place) => [value, counts[place] ?? 0]));
  const all = counts.reduce((sum, count) => sum + count, other);
  return (value) => {
    const own = countByValue.get(String(value)) ?? 0;
    const asRare = counts.reduce((sum, count) => (count <= own ? sum + count : sum), other);
    return (asRare + 1) / (all + 1);
  };
}
