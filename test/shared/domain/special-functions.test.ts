import jstat from 'jstat';
import { expect, test } from 'vitest';
import { normalQuantile } from '../../../shared/domain/normal-quantile.ts';
import {
  chiSquareTail,
  kolmogorovTail,
  logGamma,
  normalTail,
  upperGamma,
} from '../../../shared/domain/special-functions.ts';
import { expectAgreement } from './agreement.ts';
import scipy from '../../fixtures/statistics/scipy.json' with { type: 'json' };

test.each(scipy.logGamma as [number, number][])('ln Γ(%d) agrees with scipy', (x, expected) => {
  expect(Math.abs(logGamma(x) - expected)).toBeLessThanOrEqual(1e-12 * Math.max(1, Math.abs(expected)));
});

test.each(scipy.upperGamma as [number, number, number][])('Q(%d, %d) agrees with scipy', (a, x, expected) => {
  expectAgreement(upperGamma(a, x), expected);
});

test.each(scipy.kolmogorovTail as [number, number][])('Kolmogorov’s tail at %d agrees with scipy', (x, expected) => {
  expectAgreement(kolmogorovTail(x), expected);
});

test.each(scipy.normalTail as [number, number][])('the normal tail at %d agrees with scipy', (z, expected) => {
  expectAgreement(normalTail(z), expected);
});

test.each(scipy.normalQuantile as [number, number][])('the normal quantile of %d agrees with scipy', (p, expected) => {
  expectAgreement(normalQuantile(p), expected);
});

test.each([
  [0.5, 1],
  [3.84, 1],
  [12, 9],
  [40, 30],
])('the chi-square tail of %d with %d degrees agrees with jstat', (x, degrees) => {
  expect(chiSquareTail(x, degrees)).toBeCloseTo(1 - jstat.chisquare.cdf(x, degrees), 9);
});

test('ends of the scales are exact', () => {
  expect([upperGamma(2, 0), upperGamma(2, Infinity), kolmogorovTail(0), kolmogorovTail(40)]).toEqual([1, 0, 1, 0]);
  expect(chiSquareTail(3, 0)).toBe(1);
});
