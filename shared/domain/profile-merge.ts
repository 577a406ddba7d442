import type { ColumnType } from '../column.ts';
import type { CategoryProfile, ColumnProfile, NumericProfile, Profile } from '../profile.ts';
import { bucketOf } from './number-grid.ts';
import { mostFrequent } from './profile-categories.ts';
import { mergeBuckets, type Moments, mergeMoments } from './profile-numbers.ts';

/**
 * The profile of both columns' rows together, as if they had been profiled at once: counts exactly, moments to 1e-12.
 * Two limits: a category column with more than 200 values may leave a rare value in `other` that the sum would name;
 * `distinct` is then, and for free text, the larger of the two (a lower bound).
 * Throws where the columns are not of one kind: whoever merges has compared the schemas before.
 */
export function mergeProfiles(a: ColumnProfile, b: ColumnProfile): ColumnProfile {
  if (a.kind === 'numeric' && b.kind === 'numeric') return mergeNumbers(a, b);
  if (a.kind === 'category' && b.kind === 'category') return mergeCategories(a, b);
  throw new TypeError(`A ${a.type} column cannot be merged with a ${b.type} column`);
}

/** Tables one below the other: a column that only one of them has is missing in the other's rows. */
export function mergeTableProfiles(a: Profile, b: Profile): Profile {
  const names = new Set([...Object.keys(a.columns), ...Object.keys(b.columns)]);
  const columns = [...names].map((name): [string, ColumnProfile][] => {
    const left = a.columns[name];
    const right = b.columns[name];
    if (left && right) return [[name, mergeProfiles(left, right)]];
    if (left) return [[name, withMissing(left, b.rows)]];
    return right ? [[name, withMissing(right, a.rows)]] : [];
  });
  return { rows: a.rows + b.rows, columns: Object.fromEntries(columns.flat()) };
}

/** All of them, pair by pair, so that a year of days costs little more than its largest ones. Nothing: no rows, no columns. */
export function mergeAllProfiles(profiles: readonly Profile[]): Profile {
  let left = profiles;
  while (left.length > 1) {
    const halved = Array.from({ length: Math.ceil(left.length / 2) }, (_, place) =>
      left.slice(2 * place, 2 * place + 2),
    );
    left = halved.flatMap(([one, other]) => (one && other ? [mergeTableProfiles(one, other)] : (one ?? [])));
  }
  return left[0] ?? { rows: 0, columns: {} };
}

const withMissing = (profile: ColumnProfile, rows: number): ColumnProfile => ({
  ...profile,
  n: profile.n + rows,
  missing: profile.missing + rows,
});

function mergeNumbers(a: NumericProfile, b: NumericProfile): NumericProfile {
  const { mean, m2 } = mergeMoments(momentsOf(a), momentsOf(b));
  return {
    kind: 'numeric',
    type: mergeTypes(a.type, b.type, ['integer', 'number']),
    n: a.n + b.n,
    missing: a.missing + b.missing,
    min: extreme(Math.min, a.min, b.min),
    max: extreme(Math.max, a.max, b.max),
    mean,
    m2,
    ...mergeBuckets(a, b),
  };
}

function mergeCategories(a: CategoryProfile, b: CategoryProfile): CategoryProfile {
  const type = mergeTypes(a.type, b.type, ['boolean', 'category']);
  const counts = new Map(pairs(a.values, a.counts));
  for (const [value, count] of pairs(b.values, b.counts)) counts.set(value, (counts.get(value) ?? 0) + count);
  const other = a.other + b.other;
  const distinct = Math.max(a.distinct, b.distinct, counts.size);
  return {
    kind: 'category',
    type,
    n: a.n + b.n,
    missing: a.missing + b.missing,
    ...mostFrequent(counts, other, distinct),
  };
}

/** Finite values of a numeric profile with their moments; infinities are in the end buckets only. */
export function momentsOf(profile: NumericProfile): Moments {
  const infinite = countIn(profile, bucketOf(Infinity)) + countIn(profile, bucketOf(-Infinity));
  return { n: profile.n - profile.missing - infinite, mean: profile.mean, m2: profile.m2 };
}

function countIn(profile: NumericProfile, bucket: number): number {
  const last = bucket > 0 ? profile.buckets.length - 1 : 0;
  return profile.buckets[last] === bucket ? (profile.counts[last] ?? 0) : 0;
}

/** Equal types, or the wider of two that are counted alike (narrower first in `widening`). */
function mergeTypes(a: ColumnType, b: ColumnType, widening: readonly [ColumnType, ColumnType]): ColumnType {
  if (a === b) return a;
  if (widening.includes(a) && widening.includes(b)) return widening[1];
  throw new TypeError(`A ${a} column cannot be merged with a ${b} column`);
}

function extreme(choose: (a: number, b: number) => number, a: number | null, b: number | null): number | null {
  if (a === null) return b;
  return b === null ? a : choose(a, b);
}

function pairs<K>(keys: readonly K[], counts: readonly number[]): [K, number][] {
  return keys.map((key, index) => [key, counts[index] ?? 0]);
}
