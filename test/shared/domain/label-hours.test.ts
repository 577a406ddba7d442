import { expect, test } from 'vitest';
import { hoursOfLabels, labelPace } from '../../../shared/domain/label-hours.ts';

test('the pace is the median of what was measured', () => {
  const gaps = [...Array.from({ length: 20 }, () => 20_000), 500_000, 2_000];

  expect(labelPace(gaps)).toEqual({ secondsPerLabel: 20, measuredOn: 22 });
  expect(hoursOfLabels({ secondsPerLabel: 20, measuredOn: 22 }, 900)).toBe(5);
});

test('few answers leave the assumption, and say that it is one', () => {
  expect(labelPace([1_000, 2_000])).toEqual({ secondsPerLabel: 30, measuredOn: 0 });
});
