import { describe, expect, test } from 'vitest';
import { medianOf, robustLimits } from '../../../shared/domain/robust-limits.ts';

const numbers = (...values: number[]): Float64Array => Float64Array.from(values);
/** Every whole number from 0 in an order that is not its own. */
const shuffled = (n: number, step: number): Float64Array => Float64Array.from({ length: n }, (_, i) => (i * step) % n);

describe('the median', () => {
  test.each([
    [[3], 3],
    [[3, 1], 2],
    [[5, 1, 3], 3],
    [[2, 2, 2, 9], 2],
    [[4, 3, 2, 1], 2.5],
  ])('of %j is %d', (values, median) => {
    expect(medianOf(Float64Array.from(values))).toBe(median);
  });

  test('of nothing is not a number', () => {
    expect(medianOf(numbers())).toBeNaN();
  });

  test('is that of the sorted values, whatever their order and however many are equal', () => {
    for (const [n, step] of [
      [1_001, 17],
      [1_000, 333],
      [4_096, 1],
      [999, 998],
    ] as const) {
      expect(medianOf(shuffled(n, step))).toBe((n - 1) / 2);
      const repeated = shuffled(n, step).map((value) => value % 10);
      const sorted = repeated.toSorted();
      const middle = ((sorted[(n - 1) >> 1] ?? 0) + (sorted[n >> 1] ?? 0)) / 2;
      expect(medianOf(repeated)).toBe(middle);
    }
  });
});

describe('robust limits', () => {
  test('are the median ± 3.5 MAD / 0.6745, by hand', () => {
    // Median 3; deviations 2 1 0 1 97, so that the MAD is 1.
    const limits = robustLimits(numbers(1, 2, 3, 4, 100));
    expect(limits).toEqual({ median: 3, low: 3 - 3.5 / 0.6745, high: 3 + 3.5 / 0.6745 });
  });

  test('do not move with one value, however far it is', () => {
    expect(robustLimits(numbers(1, 2, 3, 4, 1e300))).toEqual(robustLimits(numbers(1, 2, 3, 4, 100)));
  });

  test.each([
    ['nothing', []],
    ['one value many times', [7, 7, 7]],
    ['one value in more than half of the rows', [0, 0, 0, 1, 9]],
  ])('are not told of %s', (_, values) => {
    expect(robustLimits(Float64Array.from(values))).toBeNull();
  });
});
