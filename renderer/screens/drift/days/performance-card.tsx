import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Output } from '../../../../shared/calls.ts';
import type { Interval } from '../../../../shared/interval.ts';
import type { Figures } from '../../../../shared/performance.ts';
import { PerformanceOverTime } from '../../../charts/performance-over-time.tsx';
import { formatNumber } from '../../../format.ts';
import { Segments } from '../../../ui/controls/segments.tsx';
import { Shown } from '../../../ui/feedback/shown.tsx';
import { Card } from '../../../ui/layout/card.tsx';
import { useCall } from '../../../use-call.ts';
import { useMetricWords } from '../../runs/use-metric-words.ts';

/** What is drawn, where it can be said; the first of them to begin with. Shares are drawn of 100. */
const metrics = ['sensitivity', 'specificity', 'accuracy', 'mae'] as const;
type Metric = (typeof metrics)[number];

type PerformanceCardProps = { readonly model: string; readonly days: number; readonly by: 'week' | 'month' };

/** How right the model was, as far as people told the truth, and as far as it can be estimated without. */
export function PerformanceCard(question: PerformanceCardProps) {
  const loaded = useCall('monitor.performance', question, ['records', 'predictions', 'models']);
  return <Shown loaded={loaded}>{(value) => <Performance of={value} />}</Shown>;
}

function Performance({ of }: { readonly of: Output<'monitor.performance'> }) {
  const { t } = useTranslation();
  const { nameOf } = useMetricWords();
  const [wanted, setMetric] = useState<Metric | null>(null);
  const known = metrics.filter((metric) => metric in of.whole.measured || metric in of.whole.estimated);
  const metric = known.find((one) => one === wanted) ?? known[0];
  const title = t('drift.right.title', { version: of.modelRef.slice(of.modelRef.lastIndexOf('@') + 1) });
  if (metric === undefined)
    return (
      <Card title={title}>
        <p className="second table-text">{t('drift.right.nothing')}</p>
      </Card>
    );
  const first = of.stretches.findIndex(({ n }) => n > 0);
  return (
    <div className="drift-right">
      <PerformanceOverTime
        title={title}
        unit={metric === 'mae' ? nameOf(metric).name : t('drift.right.unit', { metric: nameOf(metric).name })}
        finding={t('drift.right.finding', { known: formatNumber(of.whole.labelled), n: formatNumber(of.whole.n) })}
        points={of.stretches.slice(first).map(({ untilDay, measured, estimated }) => ({
          day: untilDay,
          measured: drawn(measured, metric),
          estimated: drawn(estimated, metric),
        }))}
      />
      <Card>
        <div className="drift-known">
          {known.length > 1 && (
            <Segments
              label={t('drift.right.which')}
              value={metric}
              onChange={setMetric}
              options={known.map((value) => ({ value, label: nameOf(value).name }))}
            />
          )}
          <p className="table-text">
            {t('drift.right.known', {
              count: of.whole.labelled,
              shown: formatNumber(of.whole.labelled),
              n: formatNumber(of.whole.n),
            })}{' '}
            {of.medianDelayDays !== null &&
              (of.medianDelayDays < 1
                ? t('drift.right.sameDay')
                : t('drift.right.delay', { days: formatNumber(of.medianDelayDays, 1) }))}
          </p>
          <ul className="drift-caveats second table-text">
            {of.caveats.map((caveat) => (
              <li key={caveat}>{t(`drift.right.caveat.${caveat}`)}</li>
            ))}
          </ul>
        </div>
      </Card>
    </div>
  );
}

/** Shares of 100, errors in their unit. */
function drawn(figures: Figures, metric: Metric): Interval | null {
  const found = figures[metric];
  const scale = metric === 'mae' ? 1 : 100;
  return found === undefined ? null : { value: found.value * scale, low: found.low * scale, high: found.high * scale };
}
