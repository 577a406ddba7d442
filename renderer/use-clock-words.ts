import { useTranslation } from 'react-i18next';
import { behindIn } from '../shared/domain/clock-behind.ts';
import { formatNumber } from './format.ts';

/** What is said of a visit that was captured while the laptop's clock was behind; null where it was not. */
export function useClockWords(): (clockBehindMs: number | null | undefined) => string | null {
  const { t } = useTranslation();
  return (clockBehindMs) => {
    if (clockBehindMs === null || clockBehindMs === undefined) return null;
    const { unit, count } = behindIn(clockBehindMs);
    return t(`capture.clockBehind.${unit}`, { count, shown: formatNumber(count) });
  };
}
