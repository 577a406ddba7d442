import { expect, test } from 'vitest';
import { kolmogorovSmirnov, pairSamples } from '../../../shared/domain/kolmogorov-smirnov.ts';
import { findNewCategories, findOutOfRange } from '../../../shared/domain/novelty.ts';
import { pairBuckets } from '../../../shared/domain/paired-buckets.ts';
import { categoryBins, numericBins, populationStability } from '../../../shared/domain/population-stability.ts';
import { createRandom } from '../../../shared/domain/random.ts';
import { wassersteinDistance } from '../../../shared/domain/wasserstein.ts';
import type { CategoryProfile, NumericProfile } from '../../../shared/profile.ts';
import scipy from '../../fixtures/statistics/scipy.json' with { type: 'json' };
import { categoryProfile, numericProfile } from './sample-profiles.ts';

const numbers = (values: Iterable<number>): NumericProfile => numericProfile(values) as NumericProfile;
const words = (values: readonly (string | null)[]): CategoryProfile => categoryProfile(values) as CategoryProfile;
const normals = (size: number, seed: number, mean = 0, deviation = 1): number[] => {
  const random = createRandom(seed);
  return Array.from({ length: size }, () => mean + deviation * random.normal());
};
const repeat = (value: string | null, times: number): (string | null)[] => Array.from({ length: times }, () => value);

test('from profiles Kolmogorov–Smirnov and Wasserstein agree with the samples’ to 2 % of the statistic', () => {
  const before = normals(40_000, 1, 12, 3);
  const now = normals(40_000, 2, 12.2, 3.15);
  const exact = kolmogorovSmirnov(pairSamples(before, now))!;
  const bucketed = kolmogorovSmirnov(pairBuckets(numbers(before), numbers(now)))!;
  expect(Math.abs(bucketed.statistic / exact.statistic - 1)).toBeLessThan(0.02);
  const [x, y] = [before, now].map((values) => Float64Array.from(values).sort()) as [Float64Array, Float64Array];
  const distance = x.reduce((sum, value, index) => sum + Math.abs(value - y[index]!), 0) / x.length;
  expect(Math.abs(wassersteinDistance(numbers(before), numbers(now))!.distance / distance - 1)).toBeLessThan(0.02);
});

test.each(scipy.kolmogorovSmirnov)(
  'the Wasserstein distance from profiles is near scipy’s from samples',
  ({ a, b, wasserstein }) => {
    expect(wassersteinDistance(numbers(a), numbers(b))!.distance).toBeCloseTo(wasserstein, 1);
  },
);

test('a Wasserstein distance is in the unit, and in deviations of the reference', () => {
  const result = wassersteinDistance(numbers([10, 20, 30]), numbers([12, 22, 32]))!;
  expect(result.distance).toBeCloseTo(2, 1);
  expect(result.standardized).toBeCloseTo(result.distance / Math.sqrt(200 / 3), 12);
  expect(wassersteinDistance(numbers([5, 5]), numbers([6]))).toMatchObject({ standardized: null });
  expect(wassersteinDistance(numbers([]), numbers([1]))).toBeNull();
  expect(wassersteinDistance(numbers([1, 2, Infinity]), numbers([1, 2]))!.distance).toBeLessThan(0.6);
});

test('PSI by hand: counts raised by a half, p-value from chi-square', () => {
  const { psi, pValue, band } = populationStability({ reference: [50, 50], current: [30, 70] })!;
  const [low, high, even] = [30.5 / 101, 70.5 / 101, 0.5];
  expect(psi).toBeCloseTo((low - even) * Math.log(low / even) + (high - even) * Math.log(high / even), 12);
  expect(pValue).toBeCloseTo(0.0044, 3);
  expect(band).toBe('moderate');
});

test('PSI cuts at the reference’s quantiles, has open ends and a bin for missing', () => {
  const before = numbers([...normals(1_000, 3), ...Array.from({ length: 20 }, () => Number.NaN)]);
  const now = numbers([-50, 60, Number.NaN]);
  const bins = numericBins(before, now);
  expect(bins.reference).toHaveLength(11);
  for (const count of bins.reference.slice(0, 10)) expect(Math.abs(count - 100)).toBeLessThan(30);
  expect(bins.reference[10]).toBe(20);
  expect(bins.current).toEqual([1, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1]);
});

test('PSI of a constant reference sees values on either side of it', () => {
  const bins = numericBins(numbers(Array.from({ length: 50 }, () => 4)), numbers([3, 4, 4, 5]));
  expect(bins).toEqual({ reference: [0, 50, 0, 0], current: [1, 2, 1, 0] });
  expect(populationStability(numericBins(numbers([]), numbers([1])))).toBeNull();
});

test('PSI of categories merges the rare ones and counts missing', () => {
  const before = words([...repeat('a', 600), ...repeat('b', 380), ...repeat('c', 10), ...repeat(null, 10)]);
  const now = words([...repeat('a', 60), ...repeat('b', 30), ...repeat('new', 40)]);
  expect(categoryBins(before, now)).toEqual({ reference: [600, 380, 20], current: [60, 30, 40] });
});

test('PSI alarms by its p-value no oftener than allowed under no drift, where the 0.1 band would cry wolf', () => {
  const results = Array.from({ length: 400 }, (_, seed) => {
    const before = numbers(normals(1_000, seed * 2 + 1));
    return populationStability(numericBins(before, numbers(normals(50, seed * 2 + 2))))!;
  });
  expect(results.filter(({ pValue }) => pValue <= 0.05).length / 400).toBeLessThanOrEqual(0.07);
  expect(results.filter(({ band }) => band !== 'small').length / 400).toBeGreaterThan(0.5);
});

test('a new value that is frequent is news, one that is rare among rare ones is not', () => {
  const before = words([...repeat('yes', 500), ...repeat('no', 500)]);
  const found = findNewCategories(before, words([...repeat('yes', 40), ...repeat('maybe', 5)]));
  expect(found.found).toEqual([{ value: 'maybe', count: 5 }]);
  expect(found.pValue).toBeLessThan(1e-5);
  const codes = (from: number, size: number): string[] =>
    Array.from({ length: size }, (_, index) => `v${from + index}`);
  expect(findNewCategories(words(codes(0, 100)), words(codes(100, 20))).pValue).toBe(1);
  expect(findNewCategories(before, words(['yes', null]))).toEqual({ found: [], pValue: 1 });
  expect(findNewCategories(words(codes(0, 300)), words(['surely new']))).toEqual({ found: [], pValue: 1 });
});

test('values beyond the reference’s range: one is chance, several are not', () => {
  const before = numbers(Array.from({ length: 1_000 }, (_, index) => 3 + (index % 20)));
  expect(findOutOfRange(before, numbers([5, 6, 7000]))).toMatchObject({ below: 0, above: 1 });
  expect(
    findOutOfRange(before, numbers([...Array.from({ length: 96 }, () => 9), 7_000, 9_000, 8_000, 7_500])).pValue,
  ).toBeLessThan(1e-3);
  expect(findOutOfRange(before, numbers([0, -4]))).toMatchObject({ below: 2, above: 0 });
  expect(findOutOfRange(numbers([]), numbers([1]))).toEqual({ below: 0, above: 0, pValue: 1 });
});
