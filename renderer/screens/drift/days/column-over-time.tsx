import { useTranslation } from 'react-i18next';
import type { Stretch, WatchedColumn } from '../../../../shared/watched-days.ts';
import { BandOverDays } from '../../../charts/band-over-days.tsx';
import { SharesOverDays } from '../../../charts/shares-over-days.tsx';
import { columnWords } from '../../../column-words.ts';
import { useColumnWords } from '../../../use-column-words.ts';

type ColumnOverTimeProps = { readonly column: WatchedColumn; readonly stretches: readonly Stretch[] };

const HEIGHT_PX = 190;

/** How the values of one column were spread, stretch after stretch; nothing where there is nothing to draw. */
export function ColumnOverTime({ column, stretches }: ColumnOverTimeProps) {
  const { t } = useTranslation();
  const nameOf = useColumnWords();
  const name = nameOf(column.name);
  const frame = { title: t('drift.days.overTime', { column: name }), height: HEIGHT_PX };
  const days = stretches.map(({ untilDay }) => untilDay);
  if (column.values.length > 0) {
    return (
      <SharesOverDays
        {...frame}
        unit={t('drift.ofHundred')}
        finding={t('drift.days.sharesFinding', { column: name })}
        values={column.values.map((value) => columnWords(value))}
        points={column.stretches.map(({ shares, n }, place) => ({
          day: days[place] ?? 0,
          shares: n === 0 ? null : shares,
        }))}
        reference={column.reference?.shares ?? null}
      />
    );
  }
  if (column.stretches.every(({ quantiles }) => quantiles === null)) return null;
  return (
    <BandOverDays
      {...frame}
      unit={column.unit ?? undefined}
      finding={t('drift.days.bandFinding', { column: name })}
      points={column.stretches.map(({ quantiles, n }, place) => ({ day: days[place] ?? 0, quantiles, n }))}
      reference={column.reference?.quantiles ?? null}
    />
  );
}
