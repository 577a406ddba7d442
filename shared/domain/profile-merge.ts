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

/** All of them at once, as merging one by one would. Nothing: no rows, no columns. */
export function mergeAllProfiles(profiles: readonly Profile[]): Profile {
  const [only] = profiles;
  if (only !== undefined && profiles.length === 1) return only;
  const rows = profiles.reduce((sum, profile) => sum + profile.rows, 0);
  const names = new Set(profiles.flatMap(({ columns }) => Object.keys(columns)));
  const merged = [...names].map((name): [string, ColumnProfile] => {
    const having = profiles.filter(({ columns }) => name in columns);
    const columns = having.flatMap((profile) => profile.columns[name] ?? []);
    const lacking = rows - having.reduce((sum, profile) => sum + profile.rows, 0);
    return [name, withMissing(mergeColumns(columns), lacking)];
  });
  return { rows, columns: Object.fromEntries(merged) };
}

function mergeColumns(columns: readonly ColumnProfile[]): ColumnProfile {
  const numbers = columns.filter((column) => column.kind === 'numeric');
  const [first] = numbers;
  if (first !== undefined && numbers.length === columns.length) return mergeManyNumbers(first, numbers);
  return columns.reduce(mergeProfiles);
}

/** One count of all buckets and one sorting, where merging pair by pair would make ever longer lists. */
function mergeManyNumbers(first: NumericProfile, columns: readonly NumericProfile[]): NumericProfile {
  const counts = new Map<number, number>();
  for (const { buckets, counts: own } of columns) {
    for (let place = 0; place < buckets.length; place += 1) {
      const bucket = buckets[place] as number; // in range by the loop's bound
      counts.set(bucket, (counts.get(bucket) ?? 0) + (own[place] ?? 0));
    }
  }
  const { mean, m2 } = columns.map(momentsOf).reduce(mergeMoments);
  const buckets = [...counts.keys()].toSorted((one, other) => one - other);
  return {
    kind: 'numeric',
    type: columns.reduce((type, column) => mergeTypes(type, column.type, ['integer', 'number']), first.type),
    n: columns.reduce((sum, { n }) => sum + n, 0),
    missing: columns.reduce((sum, { missing }) => sum + missing, 0),
    min: columns.reduce((least: number | null, { min }) => extreme(Math.min, least, min), null),
    max: columns.reduce((most: number | null, { max }) => extreme(Math.max, most, max), null),
    mean,
    m2,
    buckets,
    counts: buckets.map((bucket) => counts.get(bucket) ?? 0),
  };
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
