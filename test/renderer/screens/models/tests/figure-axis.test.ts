import { expect, test } from 'vitest';
import { allowedOn, axisOf, tellingFigure } from '../../../../../renderer/screens/models/tests/figure-axis.ts';
import type { TestFigure } from '../../../../../shared/test-report.ts';

const figure: TestFigure = {
  name: 'auc',
  of: null,
  value: 0.8,
  low: 0.7,
  high: 0.9,
  limit: 0.6,
  side: 'atLeast',
  n: 100,
  holds: true,
};

test('all intervals and limits of a test are on its axis, with room beside them', () => {
  const { min, max } = axisOf([figure, { ...figure, low: 0.5, limit: 0.65 }]);

  expect(min).toBeCloseTo(0.44);
  expect(max).toBeCloseTo(0.96);
});

test('the axis of shares stays between 0 and 1, that of gains goes below 0', () => {
  expect(axisOf([{ ...figure, value: 0.5, low: 0, high: 1, limit: 0.1 }])).toEqual({ min: 0, max: 1 });
  expect(axisOf([{ ...figure, value: 0.01, low: -0.02, high: 0.03, limit: -0.05 }]).min).toBeLessThan(-0.05);
});

test('one value at its limit, and one that is no number, still have an axis', () => {
  const still = { ...figure, value: 0.5, low: null, high: null, limit: 0.5 };
  expect(axisOf([still]).min).toBeLessThan(0.5);
  expect(axisOf([{ ...still, value: Number.NaN, limit: Number.NaN }])).toEqual({ min: 0, max: 1 });
});

test('the limit holds on its own side of the axis', () => {
  const axis = { min: 0, max: 1 };
  expect(allowedOn(axis, figure)).toEqual({ from: 0.6, to: 1 });
  expect(allowedOn(axis, { ...figure, side: 'atMost' })).toEqual({ from: 0, to: 0.6 });
});

test('the figure that breaks its limit is told before all others', () => {
  const broken = { ...figure, of: 'Busiu', holds: false };
  expect(tellingFigure([figure, broken])).toBe(broken);
  expect(tellingFigure([figure, figure])).toBe(figure);
  expect(tellingFigure([])).toBeUndefined();
});
