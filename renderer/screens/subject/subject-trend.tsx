import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TrendOverVisits } from '../../charts/trend-over-visits.tsx';
import { formatNumber, formatSigned, formatVisitDay } from '../../format.ts';
import { Segments } from '../../ui/controls/segments.tsx';
import { Select } from '../../ui/controls/select.tsx';
import { useColumnUnits, useColumnWords } from '../../use-column-words.ts';
import { sinceLast } from './compare/compare.ts';
import { useMeasuredColumns } from './compare/use-compared-columns.ts';
import type { SubjectDetail } from './subject-page.tsx';

/** So many names fit beside each other; more are a closed list. */
const MOST_SEGMENTS = 4;

/** The curve of one measurement at a time; the title is what happened between the last two visits. */
export function SubjectTrend({ trends }: Pick<SubjectDetail, 'trends'>) {
  const { t } = useTranslation();
  const columnWords = useColumnWords();
  const unitOf = useColumnUnits();
  const measured = useMeasuredColumns();
  const [wanted, setWanted] = useState<string | null>(null);
  const known = measured.filter((name) => trends.some(({ column }) => column === name));
  const column = known.find((name) => name === wanted) ?? known[0];
  const points = trends.find((trend) => trend.column === column)?.points ?? [];
  const finding = useTrendFinding(column ?? '', points);
  if (column === undefined) return null;
  const options = known.map((value) => ({ value, label: columnWords(value) }));
  const chooser = { label: t('subjects.measurement'), options, value: column, onChange: setWanted };
  return (
    <div className="subject-trend">
      {known.length > MOST_SEGMENTS ? <Select labelHidden {...chooser} /> : <Segments {...chooser} />}
      <TrendOverVisits
        title={finding}
        unit={unitOf(column)}
        finding={finding}
        name={columnWords(column)}
        points={points}
        height={190}
      />
    </div>
  );
}

function useTrendFinding(column: string, points: readonly { readonly atMs: number; readonly value: number }[]): string {
  const { t } = useTranslation();
  const columnWords = useColumnWords();
  const unit = useColumnUnits()(column);
  const withUnit = (text: string) => (unit === undefined ? text : `${text} ${unit}`);
  const name = columnWords(column);
  const [before, last] = points.slice(-2);
  if (before === undefined) return name;
  const value = (point: { readonly value: number }) => withUnit(formatNumber(point.value));
  if (last === undefined)
    return t('subjects.oneValue', { name, value: value(before), day: formatVisitDay(before.atMs) });
  const [change] = sinceLast([column], { [column]: before.value }, { [column]: last.value });
  return t('subjects.trend', {
    name,
    value: value(last),
    difference: withUnit(formatSigned(change?.difference ?? 0, 2)),
    day: formatVisitDay(before.atMs),
  });
}
