import { expect, test } from 'vitest';
import { typedVisitTime, visitTime } from '../../../shared/domain/visit-time.ts';

const MINUTE_MS = 60_000;
const minute = new Date(2026, 10, 24, 9, 41).getTime();
const today = { day: '2026-11-24' };

test('a visit typed from paper counts at noon of its own day, any other when it was captured', () => {
  expect(visitTime({ day: '2026-11-20' }, 'day', minute)).toBe(new Date(2026, 10, 20, 12).getTime());
  expect(visitTime(today, 'day', minute)).toBe(minute);
  expect(visitTime({}, null, minute)).toBe(minute);
});

test('what is being typed does not stand before a visit that was saved in the same minute', () => {
  const last = minute + 20_000;
  expect(typedVisitTime(today, 'day', minute, last)).toBe(last);
  expect(typedVisitTime({ day: '2026-11-20' }, 'day', minute, last)).toBe(new Date(2026, 10, 20, 12).getTime());
});

test('a visit of a clock that ran ahead does not move what is being typed', () => {
  expect(typedVisitTime(today, 'day', minute, minute + 5 * MINUTE_MS)).toBe(minute);
  expect(typedVisitTime(today, 'day', minute, undefined)).toBe(minute);
});
