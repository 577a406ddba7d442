import type { CategoryProfile, NumericProfile } from '../profile.ts';
import { gridOf } from './number-grid.ts';

/** Chance that `count` given observations all lie in a random draw of m out of n + m. */
function chanceAllDrawn(count: number, n: number, m: number): number {
  let chance = 1;
  for (let place = 0; place < count && chance > 0; place += 1) chance *= Math.max(0, m - place) / (n + m - place);
  return chance;
}

export type NewCategories = {
  readonly found: readonly { readonly value: string; readonly count: number }[];
  readonly pValue: number;
};

/**
 * Values never seen in the reference. The p-value bounds the chance that, with the pooled values dealt out at random,
 * any value at least as frequent as the commonest new one would have fell to the current sample alone: columns full of
 * rare values always bring new ones, and that alone is no news. Where either profile sums rare values in `other`, they
 * cannot be told apart and nothing counts as new.
 */
export function findNewCategories(reference: CategoryProfile, current: CategoryProfile): NewCategories {
  if (reference.other > 0 || current.other > 0) return { found: [], pValue: 1 };
  const known = new Map(reference.values.map((value, index) => [value, reference.counts[index] ?? 0]));
  const found = current.values
    .map((value, index) => ({ value, count: current.counts[index] ?? 0 }))
    .filter(({ value }) => !known.has(value));
  const most = Math.max(0, ...found.map(({ count }) => count));
  if (most === 0) return { found, pValue: 1 };
  const n = reference.n - reference.missing;
  const m = current.n - current.missing;
  current.values.forEach((value, index) => known.set(value, (known.get(value) ?? 0) + (current.counts[index] ?? 0)));
  const chances = [...known.values()].filter((count) => count >= most).map((count) => chanceAllDrawn(count, n, m));
  return {
    found,
    pValue: Math.min(
      1,
      chances.reduce((sum, chance) => sum + chance, 0),
    ),
  };
}

export type OutOfRange = { readonly below: number; readonly above: number; readonly pValue: number };

/**
 * How many current values lie beyond the reference's range (by whole buckets). If nothing changed, the `above` largest
 * of all values are all current ones only with the chance that a random draw takes them all; doubled for both ends.
 */
export function findOutOfRange(reference: NumericProfile, current: NumericProfile): OutOfRange {
  if (reference.min === null || reference.max === null) return { below: 0, above: 0, pValue: 1 };
  const { bucketOf } = gridOf(reference.type);
  const lowest = Math.min(bucketOf(reference.min), reference.buckets[0] ?? Infinity);
  const highest = Math.max(bucketOf(reference.max), reference.buckets.at(-1) ?? -Infinity);
  const countWhere = (beyond: (bucket: number) => boolean): number =>
    current.counts.reduce((sum, count, index) => (beyond(current.buckets[index] ?? 0) ? sum + count : sum), 0);
  const below = countWhere((bucket) => bucket < lowest);
  const above = countWhere((bucket) => bucket > highest);
  const chance = chanceAllDrawn(Math.max(below, above), reference.n - reference.missing, current.n - current.missing);
  return { below, above, pValue: Math.min(1, 2 * chance) };
}
