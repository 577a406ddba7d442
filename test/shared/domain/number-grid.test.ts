import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bucketOf, gridOf, lowerEdge, upperEdge } from '../../../shared/domain/number-grid.ts';

const anyNumber = fc.double({ noNaN: true });

test('every finite number lies within the edges of its bucket, and a larger number in no lower bucket', () => {
  fc.assert(
    fc.property(anyNumber, anyNumber, (a, b) => {
      const bucket = bucketOf(a);
      expect(lowerEdge(bucket)).toBeLessThanOrEqual(a);
      expect(upperEdge(bucket)).toBeGreaterThanOrEqual(a);
      const order = Number(a > b) - Number(a < b); // a difference of two infinities is no number
      expect(Math.sign(bucketOf(a) - bucketOf(b)) * order).toBeGreaterThanOrEqual(0);
    }),
    { numRuns: 2_000 },
  );
});

test('a bucket is at most 1/64 of its value wide and ends where the next begins', () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-300, max: 1e300, noNaN: true }), (value) => {
      const bucket = bucketOf(value);
      expect((upperEdge(bucket) - lowerEdge(bucket)) / lowerEdge(bucket)).toBeLessThanOrEqual(1 / 64);
      expect(lowerEdge(bucket + 1)).toBe(upperEdge(bucket));
      expect(bucketOf(lowerEdge(bucket))).toBe(bucket);
      expect(bucketOf(-value)).toBe(-bucket);
    }),
  );
});

test('whole numbers to 128 have a bucket each', () => {
  const buckets = Array.from({ length: 129 }, (_, value) => bucketOf(value));
  expect(new Set(buckets).size).toBe(129);
});

test('zero has its own bucket, infinities the end buckets, and a missing number none', () => {
  expect([bucketOf(0), bucketOf(-0), lowerEdge(0), upperEdge(0)].map((value) => value + 0)).toEqual([0, 0, 0, 0]);
  expect(bucketOf(Number.MIN_VALUE)).toBe(1);
  expect(bucketOf(Infinity)).toBe(bucketOf(Number.MAX_VALUE) + 1);
  expect(bucketOf(-Infinity)).toBe(-bucketOf(Infinity));
  expect(upperEdge(bucketOf(Number.MAX_VALUE))).toBe(Infinity);
  expect(bucketOf(Number.NaN)).toBeNaN();
});

test('dates are counted by weeks, in days and in milliseconds alike', () => {
  const day = 20_404;
  expect(gridOf('date').bucketOf(day)).toBe(gridOf('datetime').bucketOf(day * 86_400_000));
  expect(gridOf('date').bucketOf(day + 7)).toBe(gridOf('date').bucketOf(day) + 1);
  expect(gridOf('date').lowerEdge(gridOf('date').bucketOf(-3))).toBe(-7);
});
