import { expect, test } from 'vitest';
import { signTest } from '../../../shared/domain/sign-test.ts';

test('the chance of so many losses is that of a fair coin', () => {
  // By hand: of 10 throws at least 8 in (45 + 10 + 1) of 1,024 cases; of 3 all in 1 of 8.
  expect(signTest(8, 2)).toBeCloseTo(56 / 1_024, 12);
  expect(signTest(3, 0)).toBeCloseTo(1 / 8, 12);
  expect(signTest(5, 5)).toBeCloseTo(638 / 1_024, 12);
});

test('without changes, and with gains alone, nothing is found', () => {
  expect(signTest(0, 0)).toBe(1);
  expect(signTest(0, 40)).toBe(1);
});

test('thousands of changes are counted without overflow', () => {
  // The normal approximation with continuity: (2,599.5 − 2,500) / sqrt(5,000 / 4) = 2.814, one-sided 0.00245.
  expect(signTest(2_600, 2_400)).toBeCloseTo(0.00245, 4);
});
