import { expect, test } from 'vitest';
import { pairedGain } from '../../../shared/domain/paired-gain.ts';

test('the interval is Student’s with the variance of overlapping parts', () => {
  const gain = pairedGain([5, 6, 7, 8], [4, 4, 4, 4], 1 / 3);

  // Gains 1, 2, 3, 4: mean 2.5, variance 5/3; t(3) = 3.182; half = 3.182 √(5/3 · (1/4 + 1/3)).
  expect(gain?.value).toBe(2.5);
  expect((gain?.high ?? 0) - 2.5).toBeCloseTo(3.182 * Math.sqrt((5 / 3) * (7 / 12)), 10);
  expect((gain?.low ?? 0) + (gain?.high ?? 0)).toBeCloseTo(5, 10);
});

test('equal gains have no width; one part, or a value that is none, says nothing', () => {
  expect(pairedGain([2, 3], [1, 2], 0.5)).toEqual({ value: 1, low: 1, high: 1 });
  expect(pairedGain([2], [1], 0.5)).toBeNull();
  expect(pairedGain([2, Number.NaN], [1, 1], 0.5)).toBeNull();
});
