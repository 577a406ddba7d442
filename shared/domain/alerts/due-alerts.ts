import type { Alert, QuietHours } from '../../alert.ts';
import { isQuiet } from './quiet-hours.ts';

/** Whether nobody has acknowledged it, and nobody put it off beyond `nowMs`. */
export const isOpen = ({ acknowledgedAtMs, snoozedUntilMs }: Alert, nowMs: number): boolean =>
  acknowledgedAtMs === null && (snoozedUntilMs ?? 0) <= nowMs;

/**
 * The alerts that are to be told now: open, not told since they were raised or put off, and, in quiet hours, urgent. A
 * clock that was set back tells nothing twice.
 */
export function dueAlerts(alerts: readonly Alert[], quiet: QuietHours | null, nowMs: number): readonly Alert[] {
  const isNight = isQuiet(quiet, nowMs);
  return alerts.filter((alert) => {
    if (alert.severity === 'note' || !isOpen(alert, nowMs) || (isNight && alert.severity !== 'urgent')) return false;
    const last = alert.history.findLast(({ kind }) => kind === 'told' || kind === 'snoozed');
    return last?.kind !== 'told';
  });
}
