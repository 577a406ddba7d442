import { useTranslation } from 'react-i18next';
import type { Output } from '../../../shared/calls.ts';
import { columnWords, refWords } from '../../column-words.ts';
import { formatMoment, formatNumber } from '../../format.ts';
import { useColumnWords } from '../../use-column-words.ts';
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
  const alarmPlace = useAlarmPlace();
  const { capturedToday, scoredToday, toReview, confirmed, openAlerts, lastRun, champion } = today;
  return {
    captured: {
      amount: formatNumber(capturedToday),
      label: t('today.station.captured'),
      note: t('today.station.capturedNote'),
    },
    scored: { amount: formatNumber(scoredToday), label: t('today.station.scored') },
    confirmed: {
      amount: formatNumber(toReview),
      label: t('today.station.toConfirm'),
      note: t('today.station.confirmedNote', { count: confirmed, shown: formatNumber(confirmed) }),
    },
    watched: {
      ...(openAlerts.length > 0 && { amount: formatNumber(openAlerts.length) }),
      label:
        openAlerts.length > 0 ? t('today.station.alarms', { count: openAlerts.length }) : t('today.station.watched'),
      ...(openAlerts[0] && { note: alarmPlace(openAlerts[0]) }),
      alarm: openAlerts.length > 0,
    },
    trained: {
      ...(lastRun && { amount: columnWords(lastRun.modelName), note: formatMoment(lastRun.endedAtMs) }),
      label: t(lastRun ? 'today.station.trained' : 'today.station.notTrained'),
    },
    inUse: {
      ...(champion && {
        amount: refWords(champion.ref),
        note: t('today.since', { time: formatMoment(champion.sinceMs) }),
      }),
      label: t(champion ? 'today.station.inUse' : 'today.station.notInUse'),
    },
  };
}

/** The column and the site of an alarm, as far as its finding names them. */
function useAlarmPlace(): (alert: Output<'today.show'>['openAlerts'][number]) => string {
  const { t } = useTranslation();
  const nameOf = useColumnWords();
  return ({ finding, modelRef }) => {
    const { column, site } = finding.values;
    if (column === undefined) return refWords(modelRef);
    const name = nameOf(String(column));
    return site === undefined ? name : t('today.station.alarmAt', { column: name, site });
  };
}
