import type { Cell } from '../../column.ts';
import type { CategoryProfile, ColumnProfile, NumericProfile } from '../../profile.ts';
import { gridOf } from '../number-grid.ts';

/** Of records like those of training, at most this share is called unlike them. */
export const UNLIKE_ALPHA = 0.02;
/** Columns that are named as the reason, and how rare a value of theirs is at most. */
const [MOST_NAMED, NAMED_BELOW] = [3, 0.05];

export type Judged = { readonly column: string; readonly value: Cell; readonly reference: ColumnProfile };

/**
 * The columns for which a record is unlike its reference, the rarest first; empty where it is like it. Every value has a
 * conformal p-value (Vovk, Gammerman & Shafer, "Algorithmic Learning in a Random World", 2005): how many of the
 * reference's are at least as far out in their tail, or of a category as rare, counted with the value itself. They are
 * combined by twice the smaller of k × the least and e × the geometric mean, which holds however the columns depend on
 * each other (Vovk & Wang, "Combining p-values via averaging", Biometrika 107, 2020): no more than `UNLIKE_ALPHA` of
 * records like those of the reference are named. A missing value says nothing, nor does a column without a reference.
 */
export function judgeUnlike(judged: readonly Judged[]): readonly string[] {
  const found = judged.flatMap(({ column, value, reference }) => {
    const chance = value === null || value === '' ? null : chanceOf(value, reference);
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

/** Null where the reference has no values to tell by. */
function chanceOf(value: string | number, reference: ColumnProfile): number | null {
  if (reference.kind === 'category') return chanceOfCategory(String(value), reference);
  return Number.isFinite(Number(value)) ? chanceOfNumber(Number(value), reference) : null;
}

/** Two-sided; values of the same bucket count as farther out. */
function chanceOfNumber(value: number, { type, buckets, counts }: NumericProfile): number | null {
  const bucket = gridOf(type).bucketOf(value);
  let [upTo, from, all] = [0, 0, 0];
  for (const [place, count] of counts.entries()) {
    const of = buckets[place] ?? 0;
    if (of <= bucket) upTo += count;
    if (of >= bucket) from += count;
    all += count;
  }
  return all === 0 ? null : Math.min(1, (2 * (Math.min(upTo, from) + 1)) / (all + 1));
}

/** Null for free text. Values that the profile sums up as `other` count as the rarest. */
function chanceOfCategory(value: string, { values, counts, other }: CategoryProfile): number | null {
  if (values.length === 0) return null;
  const own = counts[values.indexOf(value)] ?? 0;
  const asRare = counts.reduce((sum, count) => (count <= own ? sum + count : sum), other);
  const all = counts.reduce((sum, count) => sum + count, other);
  return (asRare + 1) / (all + 1);
}
