import type { Cell } from '../column.ts';

const DAY = /^(\d{4})-(\d{2})-(\d{2})/;
const NOON_HOURS = 12;

/**
 * When a visit was, in milliseconds since 1970-01-01 UTC. A record that says another day than the one it was captured on
 * was typed from paper: its own day counts, at noon on this laptop's clock. Everything else is when it was captured.
 */
export function visitTime(
  values: Readonly<Record<string, Cell>>,
  dayColumn: string | null,
  capturedAtMs: number,
): number {
  const said = dayColumn === null ? null : values[dayColumn];
  const [, year, month, day] = DAY.exec(String(said ?? '')) ?? [];
  if (year === undefined) return capturedAtMs;
  const noon = new Date(Number(year), Number(month) - 1, Number(day), NOON_HOURS);
  return noon.toDateString() === new Date(capturedAtMs).toDateString() ? capturedAtMs : noon.getTime();
}

const MINUTE_MS = 60_000;

/**
 * When the visit counts that is being typed. Now is known to the minute that began at `minuteMs`; a visit saved within
 * it, at `lastMs`, came before all the same.
 */
export function typedVisitTime(
  values: Readonly<Record<string, Cell>>,
  dayColumn: string | null,
  minuteMs: number,
  lastMs: number | undefined,
): number {
  const isWithinMinute = lastMs !== undefined && lastMs > minuteMs && lastMs < minuteMs + MINUTE_MS;
  return visitTime(values, dayColumn, isWithinMinute ? lastMs : minuteMs);
}
