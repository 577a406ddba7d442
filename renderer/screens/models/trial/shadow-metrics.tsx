import { useTranslation } from 'react-i18next';
import type { ShadowMetric, ShadowReport } from '../../../../shared/shadow.ts';
import { formatNumber } from '../../../format.ts';
import { Interval } from '../../../ui/marks/interval.tsx';

/** How right both are where people said what is right; the version in use is the diamond. */
export function ShadowMetrics({ labelled }: Pick<ShadowReport, 'labelled'>) {
  const { t } = useTranslation();
  const { records, blind, metrics } = labelled;
  if (records === 0) return <p className="second table-text">{t('shadow.noAnswers')}</p>;
  return (
    <section>
      <h3 className="models-subtitle">{t('shadow.right')}</h3>
      <p className="second table-text">
        {t('shadow.answered', { count: records, records: formatNumber(records), blind: formatNumber(blind) })}
        {blind < records && ` ${t('shadow.favours')}`}
      </p>
      <ul className="trial-rows" aria-label={t('shadow.right')}>
        {metrics.map((metric) => (
          <MetricRow key={metric.metric} {...metric} />
        ))}
      </ul>
    </section>
  );
}

function MetricRow({ metric, shadow, champion, gain }: ShadowMetric) {
  const { t } = useTranslation();
  const name = t(`shadow.metric.${metric}`);
  const write = (value: number): string => formatNumber(value, 2);
  const most = Math.max(1, shadow.high, champion.high);
  return (
    <li className="trial-row trial-plain">
      <div>
        <strong>{name}</strong>
        <p className="second table-text">
          {t('shadow.both', { shadow: write(shadow.value), champion: write(champion.value) })}
        </p>
      </div>
      <Interval label={name} min={0} max={most} {...shadow} other={champion.value} />
      <span className="caption trial-counted">
        {gain && t('shadow.gain', { gain: write(gain.value), low: write(gain.low), high: write(gain.high) })}
      </span>
    </li>
  );
}
