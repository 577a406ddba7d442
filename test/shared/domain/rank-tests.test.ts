import { expect, test } from 'vitest';
import { pairSamples } from '../../../shared/domain/kolmogorov-smirnov.ts';
import { moodTest, rankSum } from '../../../shared/domain/rank-tests.ts';
import scipy from '../../fixtures/statistics/scipy.json' with { type: 'json' };
import { expectAgreement } from './agreement.ts';

test.each(scipy.rankTests.map((fixture) => [fixture.a.length, fixture.b.length, fixture] as const))(
  'the rank sum test and Mood’s, of %d and %d values with ties or without, agree with scipy',
  (_, __, { a, b, rankSum: expected, mood }) => {
    const pairs = pairSamples(a, b);
    const result = rankSum(pairs)!;
    expectAgreement(result.statistic, expected.statistic);
    expectAgreement(result.pValue, expected.pValue);
    expectAgreement(moodTest(pairs)!.pValue, mood.pValue);
  },
);

test('the statistics are 1/2 and 1 where both samples lie alike, and say the direction else', () => {
  const even = pairSamples([1, 2, 3, 4], [1, 2, 3, 4]);
  expect(rankSum(even)).toEqual({ statistic: 0.5, pValue: 1 });
  expect(moodTest(even)!.pValue).toBe(1);
  expect(rankSum(pairSamples([1, 2, 3], [4, 5, 6]))!.statistic).toBe(1);
  expect(moodTest(pairSamples([4, 5, 6], [1, 2, 8, 9]))!.statistic).toBeGreaterThan(1);
});

test('nothing to compare is null, and equal values are certain', () => {
  expect(rankSum(pairSamples([], [1]))).toBeNull();
  expect(moodTest(pairSamples([1], []))).toBeNull();
  expect(rankSum(pairSamples([3, 3], [3]))).toEqual({ statistic: 0.5, pValue: 1 });
  expect(moodTest(pairSamples([3], [3]))!.pValue).toBe(1);
});
