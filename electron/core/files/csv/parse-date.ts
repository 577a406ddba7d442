import { MS_PER_DAY } from '../../../../shared/columns/cells.ts';
import type { DateOrder } from '../../../../shared/columns/import-options.ts';

const YEAR_FIRST = /^(\d{4})-(\d{1,2})-(\d{1,2})$/;
const YEAR_LAST = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4})$/;
const DATETIME = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?(Z|[+-]\d{2}:?\d{2})?)?$/;

/** Whole days since 1970-01-01 in the proleptic Gregorian calendar, or NaN where the text is no such day. */
export function parseDate(text: string, order: DateOrder): number {
  const trimmed = text.trim();
  if (order === 'yearFirst') {
    const [, year, month, day] = YEAR_FIRST.exec(trimmed) ?? [];
    return daysOf(Number(year), Number(month), Number(day));
  }
  const [, first, , second, year] = YEAR_LAST.exec(trimmed) ?? [];
  const [day, month] = order === 'dayFirst' ? [first, second] : [second, first];
  return daysOf(Number(year), Number(month), Number(day));
}

/** Milliseconds since 1970-01-01 UTC of an ISO 8601 date and time, or NaN. Without a zone it is read as UTC, without a time as midnight. */
export function parseDatetime(text: string): number {
  const match = DATETIME.exec(text.trim());
  if (match === null) return Number.NaN;
  const [, date = '', hour = '0', minute = '0', second = '0', fraction = '0', zone = 'Z'] = match;
  const [hours, minutes, seconds] = [Number(hour), Number(minute), Number(second)];
  if (hours > 23 || minutes > 59 || seconds > 59) return Number.NaN;
  const ms = Math.floor(Number(`0.${fraction}`) * 1_000);
  const sinceMidnight = ((hours * 60 + minutes - zoneMinutes(zone)) * 60 + seconds) * 1_000 + ms;
  return parseDate(date, 'yearFirst') * MS_PER_DAY + sinceMidnight;
}

function zoneMinutes(zone: string): number {
  if (zone === 'Z') return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2));
  return zone.startsWith('-') ? -minutes : minutes;
}

function daysOf(year: number, month: number, day: number): number {
  if (Number.isNaN(year)) return Number.NaN;
  const date = new Date(Date.UTC(2000, month - 1, day));
  date.setUTCFullYear(year, month - 1, day); // Date.UTC reads years below 100 as 19xx
  const exists = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return exists ? date.getTime() / MS_PER_DAY : Number.NaN;
}
