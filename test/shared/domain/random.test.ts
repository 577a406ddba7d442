import { expect, test } from 'vitest';
import { createRandom } from '../../../shared/domain/random.ts';

const draw = (count: number, next: () => number): number[] => Array.from({ length: count }, next);
const meanOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

test('the same seed gives the same numbers, another seed gives others', () => {
  expect(draw(5, createRandom(7).next)).toEqual(draw(5, createRandom(7).next));
  expect(draw(5, createRandom(7).next)).not.toEqual(draw(5, createRandom(8).next));
});

test('the sequence of a seed never changes between versions, for runs are reproduced from it', () => {
  expect(draw(3, createRandom(1).next)).toMatchInlineSnapshot(`
    [
      0.9463990409858525,
      0.2723428215831518,
      0.30685715400613844,
    ]
  `);
});

test('a fork depends on the seed and its label, not on what was drawn before', () => {
  const fresh = createRandom(3);
  const used = createRandom(3);
  draw(10, used.next);
  expect(draw(4, used.fork('split').next)).toEqual(draw(4, fresh.fork('split').next));
  expect(draw(4, used.fork('split').next)).not.toEqual(draw(4, fresh.fork('shuffle').next));
});

test('uniform numbers have mean 1/2 and variance 1/12, normal ones 0 and 1', () => {
  const random = createRandom(11);
  const uniform = draw(100_000, random.next);
  const normal = draw(100_000, random.normal);
  expect(meanOf(uniform)).toBeCloseTo(0.5, 2);
  expect(meanOf(uniform.map((value) => (value - 0.5) ** 2))).toBeCloseTo(1 / 12, 3);
  expect(meanOf(normal)).toBeCloseTo(0, 1);
  expect(meanOf(normal.map((value) => value ** 2))).toBeCloseTo(1, 1);
  expect(Math.min(...uniform.slice(0, 10_000))).toBeGreaterThanOrEqual(0);
  expect(Math.max(...uniform.slice(0, 10_000))).toBeLessThan(1);
});

test('whole numbers below a bound fall on each value about equally often', () => {
  const random = createRandom(5);
  const counts = [0, 0, 0, 0, 0, 0];
  for (let index = 0; index < 60_000; index += 1) counts[random.int(6)]! += 1;
  const chiSquare = counts.reduce((sum, count) => sum + (count - 10_000) ** 2 / 10_000, 0);
  expect(chiSquare).toBeLessThan(20.5); // chi-square, 5 degrees of freedom, p = 0.001
  expect(() => random.int(0)).toThrow(RangeError);
});
