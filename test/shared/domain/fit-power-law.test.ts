import { expect, test } from 'vitest';
import { errorAt, fitPowerLaw, gainOfMoreRows } from '../../../shared/domain/fit-power-law.ts';
import { createRandom } from '../../../shared/domain/random.ts';
import type { LearningPoint, PowerLaw } from '../../../shared/learning-curve.ts';

const sizes = [
  { rows: 100, draws: 5 },
  { rows: 200, draws: 5 },
  { rows: 400, draws: 3 },
  { rows: 800, draws: 3 },
  { rows: 1_600, draws: 2 },
  { rows: 2_000, draws: 1 },
];
const truth: PowerLaw = { floor: 0.1, scale: 1.2, power: 0.5 };

/** Points of the truth whose errors scatter by `noise` over the root of the rows. */
function draw(noise: number, seed: number): readonly LearningPoint[] {
  const random = createRandom(seed);
  return sizes.map(({ rows, draws }) => ({
    rows,
    errors: Array.from({ length: draws }, () => errorAt(truth, rows) + (noise * random.normal()) / Math.sqrt(rows)),
  }));
}

test('finds the law that points without noise lie on', () => {
  const fitted = fitPowerLaw(draw(0, 1), createRandom(1));

  expect(fitted?.fit.power).toBeCloseTo(0.5, 10);
  expect(fitted?.fit.floor).toBeCloseTo(0.1, 8);
  expect(fitted && gainOfMoreRows(fitted, 2_000, 1_000).value).toBeCloseTo(
    errorAt(truth, 2_000) - errorAt(truth, 3_000),
    8,
  );
});

test('the interval holds what a thousand more rows bring about as often as it says', () => {
  const gain = errorAt(truth, 2_000) - errorAt(truth, 3_000);
  let held = 0;
  for (let seed = 1; seed <= 40; seed += 1) {
    const fitted = fitPowerLaw(draw(0.2, seed), createRandom(seed));
    const { low, high } = fitted ? gainOfMoreRows(fitted, 2_000, 1_000) : { low: 1, high: 0 };
    if (low <= gain && gain <= high) held += 1;
  }

  expect(held).toBeGreaterThanOrEqual(34);
});

test('a curve that has stopped falling promises nothing', () => {
  const flat = sizes.map(({ rows, draws }) => ({ rows, errors: Array.from({ length: draws }, () => 0.3) }));

  const fitted = fitPowerLaw(flat, createRandom(1));

  expect(fitted && gainOfMoreRows(fitted, 2_000, 1_000)).toEqual({ value: 0, low: 0, high: 0 });
});

test('more rows never promise more error, and the same points give the same curve', () => {
  const rising = sizes.map(({ rows }) => ({ rows, errors: [rows / 10_000, rows / 9_000] }));

  const fitted = fitPowerLaw(rising, createRandom(1));

  expect(fitted && gainOfMoreRows(fitted, 2_000, 1_000).value).toBeGreaterThanOrEqual(0);
  expect(fitPowerLaw(rising, createRandom(1))).toEqual(fitted);
});

test('two sizes are no curve', () => {
  expect(fitPowerLaw(draw(0, 1).slice(0, 2), createRandom(1))).toBeNull();
});
