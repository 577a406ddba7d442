import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ColumnChunk, ColumnType } from '../../../shared/column.ts';
import { bucketOf } from '../../../shared/domain/number-grid.ts';
import { createColumnProfiler } from '../../../shared/domain/profile-column.ts';
import { mergeAllProfiles, mergeProfiles, mergeTableProfiles } from '../../../shared/domain/profile-merge.ts';
import { ColumnProfile, type NumericProfile } from '../../../shared/profile.ts';
import { codedChunk, numericProfile } from './sample-profiles.ts';

const NUMBERS = fc.array(
  fc.oneof(fc.double({ min: -1e6, max: 1e6, noNaN: true }), fc.constant(Number.NaN), fc.integer({ min: -9, max: 9 })),
);
const WORDS = fc.array(fc.oneof(fc.constantFrom('yes', 'no', 'não'), fc.constant(null)));

function profile(type: ColumnType, ...chunks: ColumnChunk[]): ColumnProfile {
  const profiler = createColumnProfiler(type);
  for (const chunk of chunks) profiler.add(chunk);
  return profiler.finish();
}

test('numbers: counts, extremes, mean and deviations as computed by hand', () => {
  const result = numericProfile([2, 4, 4, Number.NaN, 0, -6]);
  expect(result).toMatchObject({ n: 6, missing: 1, min: -6, max: 4 });
  expect((result as NumericProfile).mean).toBeCloseTo(0.8, 15);
  expect((result as NumericProfile).m2).toBeCloseTo(68.8, 12);
  expect(result).toMatchObject({ buckets: [bucketOf(-6), 0, bucketOf(2), bucketOf(4)], counts: [1, 1, 1, 2] });
});

test('merging two profiles of numbers is profiling their union: counts exactly, moments to 1e-12', () => {
  fc.assert(
    fc.property(NUMBERS, NUMBERS, (a, b) => {
      const merged = mergeProfiles(numericProfile(a), numericProfile(b)) as NumericProfile;
      const whole = numericProfile([...a, ...b]) as NumericProfile;
      const { mean, m2, ...counts } = merged;
      const { mean: wholeMean, m2: wholeM2, ...wholeCounts } = whole;
      expect(counts).toEqual(wholeCounts);
      const scale = Math.max(1, Math.abs(whole.min ?? 0), Math.abs(whole.max ?? 0));
      expect(Math.abs(mean - wholeMean)).toBeLessThanOrEqual(1e-12 * scale);
      expect(Math.abs(m2 - wholeM2)).toBeLessThanOrEqual(1e-12 * scale * scale * Math.max(1, whole.n));
    }),
  );
});

test('merging two profiles of categories is profiling their union, exactly', () => {
  fc.assert(
    fc.property(WORDS, WORDS, (a, b) => {
      const merged = mergeProfiles(profile('category', codedChunk(a)), profile('category', codedChunk(b)));
      expect(merged).toEqual(profile('category', codedChunk([...a, ...b])));
    }),
  );
});

test('a profile does not depend on how the rows were cut into chunks', () => {
  const words = ['b', 'a', null, 'b', 'c', 'b'];
  const whole = profile('category', codedChunk(words));
  expect(profile('category', codedChunk(words.slice(0, 2)), codedChunk(words.slice(2)))).toEqual(whole);
  expect(whole).toMatchObject({ n: 6, missing: 1, distinct: 3, values: ['b', 'a', 'c'], counts: [3, 1, 1], other: 0 });
});

test('free text keeps no values', () => {
  const result = profile('text', codedChunk(['Amina has a cough', 'well', null]));
  expect(result).toEqual({
    kind: 'category',
    type: 'text',
    n: 3,
    missing: 1,
    distinct: 2,
    values: [],
    counts: [],
    other: 2,
  });
});

test('beyond 200 values the rare ones are summed', () => {
  const words = Array.from({ length: 300 }, (_, index) => `v${index % 250}`);
  const result = profile('category', codedChunk(words));
  expect(result).toMatchObject({ distinct: 250, other: 50 });
  expect((result as { values: string[] }).values).toHaveLength(200);
});

test('deviations survive a mean far from zero', () => {
  const values = Array.from({ length: 1_000 }, (_, index) => 1.7e12 + (index % 2));
  const { m2 } = numericProfile(values, 'datetime') as NumericProfile;
  expect(m2).toBeCloseTo(250, 6);
});

test.each<[string, number[]]>([
  ['no rows', []],
  ['only missing', [Number.NaN, Number.NaN]],
  ['only infinities', [Infinity, -Infinity]],
  ['values whose sum overflows', [1.7e308, 1.7e308, -1e308]],
])('%s give a profile that can be stored as JSON and merged', (_, values) => {
  const result = numericProfile(values);
  expect(ColumnProfile.parse(JSON.parse(JSON.stringify(result)))).toEqual(result);
  expect(mergeProfiles(result, numericProfile([3]))).toMatchObject({ n: values.length + 1 });
});

test('infinities are counted at the ends and left out of the moments', () => {
  const result = numericProfile([Infinity, 1, 3, -Infinity]);
  expect(result).toMatchObject({ n: 4, missing: 0, min: 1, max: 3, mean: 2, m2: 2 });
  expect(mergeProfiles(result, numericProfile([5]))).toMatchObject({ mean: 3, m2: 8, counts: [1, 1, 1, 1, 1] });
});

test('in merged tables a column that one table lacks is missing there', () => {
  const a = { rows: 2, columns: { age: numericProfile([1, 2]) } };
  const b = { rows: 3, columns: { sex: profile('category', codedChunk(['f', 'm', 'f'])) } };
  expect(mergeTableProfiles(a, b)).toMatchObject({
    rows: 5,
    columns: { age: { n: 5, missing: 3, mean: 1.5 }, sex: { n: 5, missing: 2, counts: [2, 1] } },
  });
});

test('columns of different kinds are refused', () => {
  expect(() => mergeProfiles(numericProfile([1]), profile('category', codedChunk(['a'])))).toThrow(TypeError);
  expect(() => mergeProfiles(numericProfile([1]), numericProfile([1], 'date'))).toThrow(TypeError);
  expect(mergeProfiles(numericProfile([1]), numericProfile([1], 'integer')).type).toBe('number');
});

test('merging many tables at once is merging them one by one, also where a column is missing in some', () => {
  const table = (rows: number, x: readonly number[], y: readonly number[] | null) => ({
    rows,
    columns: {
      x: numericProfile(x),
      ...(y === null ? {} : { y: numericProfile(y) }),
      w: profile('category', codedChunk(['a'])),
    },
  });
  const tables = [
    table(3, [1, 2, Number.NaN], [4, 4, 5]),
    table(2, [2, 9], null),
    table(2, [-3, 0.5], [7, Number.NaN]),
  ];
  const [first, ...others] = tables;
  const stepwise = others.reduce(mergeTableProfiles, first!);
  const { x, ...rest } = mergeAllProfiles(tables).columns;
  expect(rest).toEqual({ y: stepwise.columns['y'], w: stepwise.columns['w'] });
  expect(x).toEqual({ ...stepwise.columns['x'], mean: expect.closeTo(1.9166666666666667, 12), m2: expect.any(Number) });
  expect((x as NumericProfile).m2).toBeCloseTo((stepwise.columns['x'] as NumericProfile).m2, 11);
  expect(mergeAllProfiles([])).toEqual({ rows: 0, columns: {} });
});
