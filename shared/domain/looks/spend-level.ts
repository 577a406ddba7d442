/** The chance of any false alarm over all looks of one period. */
export const PERIOD_LEVEL = 0.05;
export const PERIOD_DAYS = 90;

/** An earlier look: its day (since 1970-01-01), and the day on which its period began. */
export type EarlierLook = { readonly day: number; readonly periodStartDay: number };

/**
 * What a look on `day` may spend of its period's chance of a false alarm: as much as the days since the newest look bring
 * (a linear spending function over calendar time; Lan and DeMets 1983 and 1989). Whoever looks each day has 1/90 of it
 * each time, whoever looks once a week has seven times that. Null on a day that is not after the newest look: looking
 * again is not free, and a clock that was set back earns nothing.
 */
export function spendLevel(
  newest: EarlierLook | null,
  day: number,
): { readonly level: number; readonly periodStartDay: number } | null {
  if (newest === null) return { level: PERIOD_LEVEL / PERIOD_DAYS, periodStartDay: day };
  if (day <= newest.day) return null;
  if (day >= newest.periodStartDay + PERIOD_DAYS) return { level: PERIOD_LEVEL / PERIOD_DAYS, periodStartDay: day };
  return { level: (PERIOD_LEVEL * (day - newest.day)) / PERIOD_DAYS, periodStartDay: newest.periodStartDay };
}
