import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cramersV, mergeRare, testHomogeneity, testShares } from '../../../shared/domain/contingency.ts';
import { benjaminiHochberg } from '../../../shared/domain/false-discovery.ts';
import { fisherTail } from '../../../shared/domain/fisher.ts';
import { kolmogorovSmirnov, pairSamples } from '../../../shared/domain/kolmogorov-smirnov.ts';
import { permutationTail } from '../../../shared/domain/permutation.ts';
import { createRandom } from '../../../shared/domain/random.ts';
import { expectAgreement } from './agreement.ts';
import scipy from '../../fixtures/statistics/scipy.json' with { type: 'json' };

test.each(scipy.kolmogorovSmirnov.map((fixture) => [fixture.a.length, fixture.b.length, fixture] as const))(
  'Kolmogorov–Smirnov of %d and %d untied values agrees with scipy’s exact test',
  (_, __, fixture) => {
    const result = kolmogorovSmirnov(pairSamples(fixture.a, fixture.b));
    expect(result).toMatchObject({ method: 'exact', ties: false });
    expectAgreement(result!.statistic, fixture.statistic);
    expectAgreement(result!.pValue, fixture.pValue);
  },
);

test('with ties the exact p-value is the share of all divisions of the pooled sample that stray as far', () => {
  const values = fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(values, values, (a, b) => {
      const pooled = [...a, ...b];
      const statistics = divisions(pooled.length, a.length).map((chosen) => {
        const first = pooled.filter((_, index) => chosen.has(index));
        const second = pooled.filter((_, index) => !chosen.has(index));
        return kolmogorovSmirnov(pairSamples(first, second))!.statistic;
      });
      const result = kolmogorovSmirnov(pairSamples(a, b))!;
      const asFar = statistics.filter((statistic) => statistic >= result.statistic - 1e-12).length;
      expect(result.pValue).toBeCloseTo(asFar / statistics.length, 12);
    }),
    { numRuns: 60 },
  );
});

test('large samples take Kolmogorov’s limit and say so', () => {
  const a = Array.from({ length: 2_000 }, (_, index) => index);
  const b = a.map((value) => value + 60.5);
  const result = kolmogorovSmirnov(pairSamples(a, b))!;
  expect(result).toMatchObject({ method: 'asymptotic', ties: false });
  expect(result.statistic).toBeCloseTo(0.0305, 12);
});

test('Kolmogorov–Smirnov of nothing is null, of equal constants is certain', () => {
  expect(kolmogorovSmirnov(pairSamples([], [1, 2]))).toBeNull();
  expect(kolmogorovSmirnov(pairSamples([3, 3, 3], [3, Number.NaN]))).toMatchObject({ statistic: 0, pValue: 1 });
});

test.each(scipy.chiSquare)(
  'chi-square of $reference and $current agrees with scipy',
  ({ reference, current, statistic, pValue }) => {
    const result = testHomogeneity({ reference, current })!;
    expect(result.method).toBe('chiSquare');
    expectAgreement(result.statistic, statistic);
    expectAgreement(result.pValue, pValue);
    expectAgreement(
      cramersV({ reference, current }) ** 2 * [...reference, ...current].reduce((sum, n) => sum + n, 0),
      statistic,
    );
  },
);

test.each(scipy.fisher)('Fisher’s exact test of $table agrees with scipy', ({ table, pValue }) => {
  const [a = 0, otherA = 0, b = 0, otherB = 0] = table;
  expectAgreement(fisherTail(a, otherA, b, otherB), pValue);
});

test('small tables of two categories are judged exactly, larger ones by permutation', () => {
  expect(testHomogeneity({ reference: [8, 2], current: [1, 5] })).toMatchObject({ method: 'fisher' });
  expect(testHomogeneity({ reference: [80, 20, 2], current: [8, 5, 1] })).toMatchObject({ method: 'permutation' });
  expect(testShares(0, 40, 1, 1_000)).toMatchObject({ method: 'fisher', pValue: 1 });
});

test('permutation gives what chi-square gives where both hold, and never zero', () => {
  const counts = { reference: [200, 120, 80], current: [30, 30, 30] };
  const { statistic, pValue } = testHomogeneity(counts)!;
  expect(permutationTail(counts, statistic)).toBeCloseTo(pValue, 2);
  expect(permutationTail({ reference: [50, 0, 0], current: [0, 25, 25] }, 100)).toBe(1 / 10_000);
  expect(permutationTail({ reference: [50, 0, 0], current: [0, 25, 25] }, 100, 49_999)).toBe(1 / 50_000);
});

test('rare categories are merged until every expected count reaches five', () => {
  const merged = mergeRare({ reference: [900, 60, 3, 2, 0], current: [180, 12, 1, 0, 1] });
  expect(merged).toEqual({ reference: [900, 65], current: [180, 14] });
  expect(testHomogeneity({ reference: [900, 96, 2, 1, 1], current: [180, 18, 1, 0, 1] })?.method).toBe('chiSquare');
});

test('homogeneity of nothing is null, of one category is certain', () => {
  expect(testHomogeneity({ reference: [0, 0], current: [3, 4] })).toBeNull();
  expect(testHomogeneity({ reference: [9], current: [4] })).toMatchObject({ statistic: 0, pValue: 1 });
  expect(cramersV({ reference: [0], current: [0] })).toBe(0);
});

test('adjusted p-values are those of scipy’s false_discovery_control', () => {
  const { pValues, adjusted } = scipy.benjaminiHochberg;
  benjaminiHochberg(pValues).forEach((value, index) => expectAgreement(value, adjusted[index]!));
  expect(benjaminiHochberg([])).toEqual([]);
});

test('with nothing changed Kolmogorov–Smirnov alarms at most as often as allowed, on fine and on rounded data', () => {
  const random = createRandom(42);
  for (const round of [(value: number) => value, (value: number) => Math.round(value * 2)]) {
    for (const [n, m] of [
      [50, 200],
      [100, 1_000],
      [200, 200],
    ] as const) {
      const draw = (size: number): number[] => Array.from({ length: size }, () => round(random.normal()));
      const alarms = Array.from(
        { length: 300 },
        () => kolmogorovSmirnov(pairSamples(draw(n), draw(m)))!.pValue <= 0.05,
      );
      // Nominal 5 % plus 2 points, and 2.3 standard errors of 300 simulations.
      expect(alarms.filter(Boolean).length / 300).toBeLessThanOrEqual(0.1);
    }
  }
});

/** All ways to choose `size` places of `length`. */
function divisions(length: number, size: number): Set<number>[] {
  const all = Array.from(
    { length: 2 ** length },
    (_, mask) => new Set(Array.from({ length }, (__, place) => place).filter((place) => (mask >> place) & 1)),
  );
  return all.filter((chosen) => chosen.size === size);
}
