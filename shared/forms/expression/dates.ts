export const MS_PER_DAY = 86_400_000;
const MS_PER_MINUTE = 60_000;

/** Minutes that the clock on the wall is ahead of UTC at a moment. */
export type OffsetMinutes = (epochMs: number) => number;

const DATE_OR_DATE_TIME =
  /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2})(?::(\d{2})(?::(\d{2})(\.\d+)?)?)?(Z|[+-](?:0\d|1[0-4]):[0-5]\d)?)?$/;

/** A date or a date with a time as ISO 8601 writes it, in milliseconds since 1970 UTC; null where it is none. */
export function epochMsOfText(text: string, offsetMinutes: OffsetMinutes): number | null {
  const match = DATE_OR_DATE_TIME.exec(text);
  if (match === null) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match
    .slice(1, 7)
    .map((part) => Number(part ?? 0));
  if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return null;
  if (hour > 23 || minute > 59 || second > 59) return null;
  const milliseconds = Math.trunc(Number(`0${match[7] ?? ''}`) * 1_000);
  const wall = Date.UTC(year, month - 1, day, hour, minute, second, milliseconds);
  const zone = match[8];
  return zone === undefined ? epochMsOfWall(wall, offsetMinutes) : wall - minutesOf(zone) * MS_PER_MINUTE;
}

const daysIn = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

function minutesOf(zone: string): number {
  if (zone === 'Z') return 0;
  const [hours = 0, minutes = 0] = zone.slice(1).split(':').map(Number);
  return (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes);
}

/** The offset is that of the moment itself, which a first guess only comes near. */
function epochMsOfWall(wall: number, offsetMinutes: OffsetMinutes): number {
  const near = wall - offsetMinutes(wall) * MS_PER_MINUTE;
  return wall - offsetMinutes(near) * MS_PER_MINUTE;
}

/** What the clock on the wall shows, as if it stood in UTC. */
export const wallDate = (epochMs: number, offsetMinutes: OffsetMinutes): Date =>
  new Date(epochMs + offsetMinutes(epochMs) * MS_PER_MINUTE);

/** `2026-11-23T09:30:00.000+03:00`, or the date alone at midnight. Empty for NaN. */
export function textOfMoment(epochMs: number, offsetMinutes: OffsetMinutes): string {
  if (Number.isNaN(epochMs)) return '';
  const wall = wallDate(Math.round(epochMs), offsetMinutes).toISOString().slice(0, -1);
  const [day = '', time = ''] = wall.split('T');
  return time === '00:00:00.000' ? day : `${wall}${textOfOffset(offsetMinutes(epochMs))}`;
}

function textOfOffset(minutes: number): string {
  const size = Math.abs(minutes);
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

const two = (value: number): string => String(value).padStart(2, '0');

/** Midnight of the day on which a moment falls, in milliseconds since 1970 UTC. */
export function midnightOf(epochMs: number, offsetMinutes: OffsetMinutes): number {
  const wall = wallDate(epochMs, offsetMinutes);
  return epochMsOfWall(Date.UTC(wall.getUTCFullYear(), wall.getUTCMonth(), wall.getUTCDate()), offsetMinutes);
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];

const datePatterns: Readonly<Record<string, (wall: Date) => string>> = {
  '%Y': (wall) => String(wall.getUTCFullYear()).padStart(4, '0'),
  '%y': (wall) => two(wall.getUTCFullYear() % 100),
  '%m': (wall) => two(wall.getUTCMonth() + 1),
  '%n': (wall) => String(wall.getUTCMonth() + 1),
  '%b': (wall) => MONTHS[wall.getUTCMonth()] ?? '',
  '%d': (wall) => two(wall.getUTCDate()),
  '%e': (wall) => String(wall.getUTCDate()),
  '%a': (wall) => DAYS[wall.getUTCDay()] ?? '',
};
const timePatterns: typeof datePatterns = {
  ...datePatterns,
  '%H': (wall) => two(wall.getUTCHours()),
  '%h': (wall) => String(wall.getUTCHours()),
  '%M': (wall) => two(wall.getUTCMinutes()),
  '%S': (wall) => two(wall.getUTCSeconds()),
  '%3': (wall) => String(wall.getUTCMilliseconds()).padStart(3, '0'),
};

/** ODK XForms' `%Y-%m-%d`; signs that it does not name stay. Times only `withTime`. */
export function formatMoment(
  epochMs: number,
  pattern: string,
  withTime: boolean,
  offsetMinutes: OffsetMinutes,
): string {
  const wall = wallDate(epochMs, offsetMinutes);
  const patterns = withTime ? timePatterns : datePatterns;
  return pattern.replace(/%\w/g, (sign) => patterns[sign]?.(wall) ?? sign);
}
