import { expect, test } from 'vitest';
import { behindIn } from '../../../shared/domain/clock-behind.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

test.each([
  [61_000, 'minutes', 1],
  [59 * MINUTE_MS, 'minutes', 59],
  [60 * MINUTE_MS, 'hours', 1],
  [3 * HOUR_MS + 10 * MINUTE_MS, 'hours', 3],
  [47 * HOUR_MS, 'hours', 47],
  [48 * HOUR_MS, 'days', 2],
  [400 * 24 * HOUR_MS, 'days', 400],
])('a clock that is %i ms behind is behind by %s: %i', (behindMs, unit, count) => {
  expect(behindIn(behindMs)).toEqual({ unit, count });
});
