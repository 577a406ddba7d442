import { useTranslation } from 'react-i18next';
import type { RunOutcome } from '../../../shared/run.ts';
import { roundTicks } from '../../charts/axes.ts';
import { ChartFrame } from '../../charts/chart-frame.tsx';
import { IntervalAxis } from '../../charts/interval-axis.tsx';
import { formatFixed, formatNumber, formatOfHundred } from '../../format.ts';
import { Facts } from '../../ui/layout/facts.tsx';
import { Interval } from '../../ui/marks/interval.tsx';
import { heldOutShares } from './held-out-shares.ts';
import { useMetricWords } from './use-metric-words.ts';

type MetricRowsProps = { readonly outcome: RunOutcome };

/** Shares of held-out rows with their 95 % interval on one axis, then the other figures. */
export function MetricRows({ outcome }: MetricRowsProps) {
  const { t } = useTranslation();
  const { nameOf, factsOf } = useMetricWords();
  const shares = heldOutShares(outcome);
  const ticks = roundTicks(Math.min(50, ...shares.map(({ low }) => low * 100)), 100);
  const axis = { min: ticks[0] ?? 0, max: 100 };
  return (
    <div className="interval-rows metric-rows table-text">
      {shares.map(({ name, value, low, high }) => (
        <div key={name} className="interval-row metric-row">
          <span>
            {nameOf(name).name} <span className="caption">{nameOf(name).term}</span>
          </span>
          <Interval
            {...axis}
            label={nameOf(name).name}
            value={value * 100}
            low={low * 100}
            high={high * 100}
            digits={0}
            grid={ticks}
          />
          <b className="interval-n">{name === 'auc' ? formatFixed(value, 3) : formatOfHundred(value)}</b>
        </div>
      ))}
      {shares.length > 0 && (
        <div className="interval-row metric-row">
          <span className="caption">{t('runs.intervalUnit')}</span>
          <IntervalAxis {...axis} ticks={ticks} write={(tick) => formatNumber(tick, 0)} />
        </div>
      )}
      <Facts facts={factsOf(outcome.metrics)} />
    </div>
  );
}

/** The same in a frame of its own. */
export function MetricCard({ outcome, height }: MetricRowsProps & { readonly height: number }) {
  const { t } = useTranslation();
  const { nameOf } = useMetricWords();
  const shares = heldOutShares(outcome);
  const table = {
    columns: [t('runs.metrics'), t('charts.ofHundred'), t('charts.low'), t('charts.high'), t('charts.count')],
    rows: shares.map(({ name, value, low, high, of }) => [nameOf(name).name, value * 100, low * 100, high * 100, of]),
  };
  return (
    <ChartFrame
      title={t('runs.metrics')}
      unit={t('runs.metricsUnit', { count: outcome.heldOutRows, rows: formatNumber(outcome.heldOutRows) })}
      finding={shares.map(({ name, value }) => `${nameOf(name).name} ${formatOfHundred(value)}`).join(', ')}
      height={height}
      table={table}
    >
      <MetricRows outcome={outcome} />
    </ChartFrame>
  );
}
