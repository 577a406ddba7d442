import { useTranslation } from 'react-i18next';
import type { Output } from '../../../shared/calls.ts';
import { formatMoment, formatNumber } from '../../format.ts';
import type { ScreenId } from '../../shell/screens.ts';
import type { Station, StationWords } from '../../ui/loop/loop.tsx';

export const screenOfStation: Readonly<Record<Station, ScreenId>> = {
  captured: 'capture',
  scored: 'review',
  confirmed: 'review',
  watched: 'drift',
  trained: 'runs',
  inUse: 'models',
};

/** Where everything stands on the loop, in numbers where there are any. */
export function useStations(today: Output<'today.show'>): Readonly<Record<Station, StationWords>> {
  const { t } = useTranslation();
  const { capturedToday, scoredToday, confirmed, openAlerts, lastRun, champion } = today;
  return {
    captured: { amount: formatNumber(capturedToday), label: t('today.station.captured') },
    scored: { amount: formatNumber(scoredToday), label: t('today.station.scored') },
    confirmed: { amount: formatNumber(confirmed), label: t('today.station.confirmed') },
    watched: {
      ...(openAlerts.length > 0 && { amount: formatNumber(openAlerts.length) }),
      label:
        openAlerts.length > 0 ? t('today.station.alarms', { count: openAlerts.length }) : t('today.station.watched'),
      alarm: openAlerts.length > 0,
    },
    trained: {
      ...(lastRun && { amount: lastRun.modelName, note: formatMoment(lastRun.endedAtMs) }),
      label: t(lastRun ? 'today.station.trained' : 'today.station.notTrained'),
    },
    inUse: {
      ...(champion && { amount: champion.ref, note: t('today.since', { time: formatMoment(champion.sinceMs) }) }),
      label: t(champion ? 'today.station.inUse' : 'today.station.notInUse'),
    },
  };
}
