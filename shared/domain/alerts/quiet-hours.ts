import type { QuietHours } from '../../alert.ts';

/** Whether a moment lies in quiet hours, by the laptop's zone. The same time twice is no hours at all. */
export function isQuiet(quiet: QuietHours | null, atMs: number): boolean {
  if (quiet === null) return false;
  const at = new Date(atMs);
  const minute = at.getHours() * 60 + at.getMinutes();
  const [from, to] = [minuteOf(quiet.from), minuteOf(quiet.to)];
  return from <= to ? minute >= from && minute < to : minute >= from || minute < to;
}

const minuteOf = (time: string): number => {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
};
