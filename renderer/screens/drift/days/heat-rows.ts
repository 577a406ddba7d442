import type { ColumnStretch, LookMark, WatchedColumn, WatchedDays } from '../../../../shared/watched-days.ts';
import { FEW_ROWS, type HeatRow } from '../../../charts/heat-map-drawing.ts';

/**
 * Columns of the days that are shown: those that alarmed last first, then those furthest from before. What was not
 * learned from has nothing to be compared with and is left out.
 */
export function heatRowsOf({ columns, stretches, looks }: WatchedDays, wordsOf: (name: string) => string): HeatRow[] {
  const alarms = alarmDays(looks);
  return columns
    .filter(({ stretches: all }) => all.some(({ effect }) => effect !== null))
    .toSorted((one, other) => lastAlarm(alarms, other) - lastAlarm(alarms, one) || furthest(other) - furthest(one))
    .map((column) => ({
      name: column.name,
      words: wordsOf(column.name),
      cells: column.stretches.map((stretch, place) => {
        const { fromDay, untilDay } = stretches[place] ?? { fromDay: 0, untilDay: -1 };
        const days = alarms.get(column.name) ?? [];
        return cellOf(
          stretch,
          days.some((day) => day >= fromDay && day <= untilDay),
        );
      }),
    }));
}

/** Without the stretches before the first record. */
export function sinceFirstRecord(watched: WatchedDays): WatchedDays {
  const first = watched.stretches.findIndex(({ n }) => n > 0);
  if (first <= 0) return watched;
  return {
    ...watched,
    stretches: watched.stretches.slice(first),
    columns: watched.columns.map((column) => ({ ...column, stretches: column.stretches.slice(first) })),
  };
}

/** Days of looks by the column that alarmed then, at a site or as a whole. */
export function alarmDays(looks: readonly LookMark[]): ReadonlyMap<string, readonly number[]> {
  const days = new Map<string, number[]>();
  for (const { day, changed } of looks) {
    for (const { column } of changed) days.set(column, [...(days.get(column) ?? []), day]);
  }
  return days;
}

const cellOf = ({ n, missing, effect }: ColumnStretch, alarm: boolean): HeatRow['cells'][number] =>
  effect === null ? null : { effect, n: Math.round(n * (1 - missing)), alarm };

const lastAlarm = (alarms: ReadonlyMap<string, readonly number[]>, { name }: WatchedColumn): number =>
  alarms.get(name)?.at(-1) ?? 0;

/** Of stretches with enough values; the size of a change in a handful says little. */
const furthest = ({ stretches }: WatchedColumn): number =>
  Math.max(0, ...stretches.map(({ n, effect }) => (n < FEW_ROWS ? 0 : (effect ?? 0))));
