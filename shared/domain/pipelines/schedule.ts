import type { Schedule, Weekday } from '../../pipelines/declaration.ts';

/** Of `Date.getDay`. */
const weekdays: readonly Weekday[] = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

const DAYS_LOOKED_AT = 40;

/**
 * The last moment of a schedule that is not after `nowMs`, by the laptop's zone. A schedule has one at least every
 * month, so there always is one.
 */
export const lastDueMs = (schedule: Schedule, nowMs: number): number => nearest(schedule, nowMs, -1);

/** The first moment of a schedule after `nowMs`. */
export const nextDueMs = (schedule: Schedule, nowMs: number): number => nearest(schedule, nowMs, 1);

/** Walks day by day, as calendars do: a day with a change of the clock is no 24 hours. */
function nearest(schedule: Schedule, nowMs: number, step: -1 | 1): number {
  const now = new Date(nowMs);
  for (let days = 0; days < DAYS_LOOKED_AT; days++) {
    const day = new Date(now.getFullYear(), now.getMonth(), now.getDate() + step * days);
    if (!isOn(schedule, day)) continue;
    const [hours = 0, minutes = 0] = schedule.at.split(':').map(Number);
    const dueMs = new Date(day.getFullYear(), day.getMonth(), day.getDate(), hours, minutes).getTime();
    if (step < 0 ? dueMs <= nowMs : dueMs > nowMs) return dueMs;
  }
  throw new Error(`no day fits the schedule ${JSON.stringify(schedule)}`);
}

function isOn(schedule: Schedule, day: Date): boolean {
  if (schedule.every === 'week') return weekdays[day.getDay()] === schedule.on;
  return schedule.every === 'day' || day.getDate() === schedule.on;
}

/** A moment as the calendar names it, such as 2026-11-23T06:00: the same on laptops of other zones. */
export function slotName(atMs: number): string {
  const date = new Date(atMs);
  const two = (number: number): string => String(number).padStart(2, '0');
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day}T${two(date.getHours())}:${two(date.getMinutes())}`;
}
