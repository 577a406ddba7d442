import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Stretch, WatchedDays } from '../../../../shared/watched-days.ts';
import { DriftHeatMap } from '../../../charts/drift-heat-map.tsx';
import type { HeatEvent } from '../../../charts/heat-events.tsx';
import type { HeatRow } from '../../../charts/heat-map-drawing.ts';
import { formatDay, formatDays, formatNumber } from '../../../format.ts';
import { Button } from '../../../ui/controls/button.tsx';

/** As many rows as leave room for what stands below them on a small laptop. */
const FIRST_ROWS = 12;

type DaysMapProps = {
  readonly watched: WatchedDays;
  readonly rows: readonly HeatRow[];
  readonly by: 'day' | 'week' | 'month';
  readonly chosen: string | null;
  readonly onChoose: (name: string) => void;
};

/** The columns that changed most, and all of them on demand. */
export function DaysMap({ watched, rows, by, chosen, onChoose }: DaysMapProps) {
  const { t } = useTranslation();
  const [all, setAll] = useState(false);
  const shown = all ? rows : rows.slice(0, FIRST_ROWS);
  const days = watched.stretches.map(({ untilDay }) => untilDay);
  const alarms = watched.looks.filter(({ drift }) => drift).length;
  return (
    <>
      <DriftHeatMap
        title={t('drift.days.map')}
        unit={t(`drift.days.unit.${by}`)}
        finding={t('drift.days.mapFinding', { count: alarms, columns: formatNumber(rows.length) })}
        rows={shown}
        days={days}
        wordsOfStretch={(place) => wordsOf(watched.stretches[place])}
        events={useEvents(watched)}
        chosen={chosen}
        onChoose={onChoose}
      />
      {rows.length > FIRST_ROWS && (
        <div>
          <Button
            size="bar"
            label={
              all
                ? t('drift.days.fewer', { count: FIRST_ROWS })
                : t('drift.days.allColumns', { count: rows.length, shown: formatNumber(rows.length) })
            }
            onClick={() => setAll(!all)}
          />
        </div>
      )}
    </>
  );
}

const wordsOf = (stretch: Stretch | undefined): string =>
  stretch === undefined
    ? ''
    : stretch.fromDay === stretch.untilDay
      ? formatDay(stretch.fromDay)
      : formatDays(stretch.fromDay, stretch.untilDay);

/** Versions that came into use, and the first day of every run of alarms. */
function useEvents({ versions, looks }: WatchedDays): readonly HeatEvent[] {
  const { t } = useTranslation();
  const inUse = versions
    .filter(({ alias, kind }) => alias === 'champion' && kind !== 'removal')
    .map(({ day, ref }): HeatEvent => {
      const label = `v${ref.slice(ref.lastIndexOf('@') + 1)}`;
      return { day, kind: 'model', label, words: t('drift.days.inUse') };
    });
  const alarms = looks
    .filter(({ drift }, place) => drift && looks[place - 1]?.drift !== true)
    .map(
      ({ day }): HeatEvent => ({
        day,
        kind: 'alarm',
        label: '',
        words: t('drift.days.alarmOn', { day: formatDay(day) }),
      }),
    );
  return [...inUse, ...alarms];
}
