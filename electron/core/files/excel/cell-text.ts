import { MS_PER_DAY } from '../../../../shared/columns/cells.ts';
import type { CellFormat } from './read-formats.ts';

const DAYS_TO_1970 = 25_569;
const DAYS_TO_1970_FROM_1904 = 24_107;
/** Excel believes in a 29th of February 1900, which is this day; the days before it are one off. */
const LEAP_DAY_1900 = 60;
/** 9999-12-31, the last day that has a name in Excel. */
const LAST_DAY = 2_958_465;
const DAY_LENGTH = '2026-11-23'.length;

/** A stored number as the text that is read back to what the cell shows. Dates that no calendar has stay numbers. */
export function textOfNumber(value: number, format: CellFormat, is1904: boolean): string {
  if (format.kind === 'digits')
    return Number.isInteger(value) && value >= 0 ? String(value).padStart(format.length, '0') : String(value);
  if (format.kind === 'number' || value < 0 || value > LAST_DAY) return String(value);
  if (format.kind === 'time') return textOfTime(value);
  const ms = msOf(value, is1904);
  if (ms === null) return String(value);
  const text = new Date(ms).toISOString();
  return format.kind === 'date' ? text.slice(0, DAY_LENGTH) : text;
}

function msOf(serial: number, is1904: boolean): number | null {
  if (is1904) return Math.round((serial - DAYS_TO_1970_FROM_1904) * MS_PER_DAY);
  if (Math.floor(serial) === LEAP_DAY_1900 || serial < 1) return null;
  return Math.round((serial - DAYS_TO_1970 + (serial < LEAP_DAY_1900 ? 1 : 0)) * MS_PER_DAY);
}

/** Hours go beyond 24 where a duration is longer than a day. */
function textOfTime(value: number): string {
  const seconds = Math.round(value * 86_400);
  const parts = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60, seconds % 60];
  return parts.map((part) => String(part).padStart(2, '0')).join(':');
}
