import { useTranslation } from 'react-i18next';
import type { Interval as Sure } from '../../../../shared/domain/interval.ts';
import type { ShadowReport } from '../../../../shared/shadow.ts';
import { refWords } from '../../../column-words.ts';
import { formatMoment, formatNumber, formatPercent } from '../../../format.ts';
import { Interval } from '../../../ui/marks/interval.tsx';
import { useColumnWords } from '../../../use-column-words.ts';
import { ShadowExamples } from './shadow-examples.tsx';
import { ShadowMetrics } from './shadow-metrics.tsx';

/** How far both say the same, where they do not, who is right, and records to look at. */
export function ShadowCompared({ report }: { readonly report: ShadowReport }) {
  const { t } = useTranslation();
  const { agreement, difference, slices, sinceMs, records, championRef } = report;
  const nameOf = useColumnWords();
  return (
    <>
      <p className="table-text">
        {t('shadow.compared', {
          count: records,
          records: formatNumber(records),
          model: refWords(championRef ?? ''),
          when: sinceMs === null ? '' : formatMoment(sinceMs),
        })}
      </p>
      <ul className="trial-rows" aria-label={t('shadow.agreement')}>
        {agreement && <Same name={t('shadow.same')} records={records} same={agreement} />}
        {slices.map(({ column, name, records: of, same }) => (
          <Same key={`${column} ${name}`} name={`${nameOf(column)}: ${name}`} records={of} same={same} />
        ))}
      </ul>
      {difference && (
        <p className="table-text">
          {t('shadow.difference', {
            value: formatNumber(difference.value, 2),
            low: formatNumber(difference.low, 2),
            high: formatNumber(difference.high, 2),
          })}
        </p>
      )}
      <ShadowMetrics labelled={report.labelled} />
      <ShadowExamples examples={report.examples} />
    </>
  );
}

type SameProps = { readonly name: string; readonly records: number; readonly same: Sure };

function Same({ name, records, same }: SameProps) {
  const { t } = useTranslation();
  return (
    <li className="trial-row trial-plain">
      <div>
        <strong>{name}</strong>
        <p className="second table-text">{t('shadow.records', { count: records, records: formatNumber(records) })}</p>
      </div>
      <Interval label={name} min={0} max={1} {...same} />
      <span className="caption trial-counted">
        {formatPercent(same.value, 0)}
        <br />
        {t('shadow.between', { low: formatPercent(same.low, 0), high: formatPercent(same.high, 0) })}
      </span>
    </li>
  );
}
