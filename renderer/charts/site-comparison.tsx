import { useTranslation } from 'react-i18next';
import { formatNumber, formatSigned } from '../format.ts';
import { Interval } from '../ui/marks/interval.tsx';
import { roundTicks } from './axes.ts';
import { ChartFrame } from './chart-frame.tsx';
import { IntervalAxis } from './interval-axis.tsx';

/** A site's difference from what is expected, with its interval, in the column's unit. */
export type SiteRow = {
  readonly site: string;
  readonly n: number;
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly alarm: boolean;
};

type SiteComparisonProps = {
  readonly title: string;
  readonly unit?: string | undefined;
  readonly finding: string;
  readonly sites: readonly SiteRow[];
  readonly height?: number | undefined;
};

/** Interval rows around zero, the largest difference first; the site that alarms in orange and bold. */
export function SiteComparison({ sites, height = 210, ...frame }: SiteComparisonProps) {
  const { t } = useTranslation();
  const sorted = sites.toSorted((a, b) => b.value - a.value);
  const ticks = roundTicks(Math.min(0, ...sites.map(({ low }) => low)), Math.max(0, ...sites.map(({ high }) => high)));
  const axis = { min: ticks[0] ?? -1, max: ticks.at(-1) ?? 1 };
  const columns = [t('charts.site'), t('charts.difference'), t('charts.low'), t('charts.high'), t('charts.count')];
  const rows = sorted.map(({ site, value, low, high, n }) => [site, value, low, high, n]);
  return (
    <ChartFrame {...frame} height={height} table={{ columns, rows }}>
      <div className="interval-rows table-text">
        {sorted.map((row) => (
          <div key={row.site} className="interval-row">
            <span className={row.alarm ? 'interval-name interval-name-strong' : 'interval-name'}>{row.site}</span>
            <Interval {...row} {...axis} label={row.site} kind={row.alarm ? 'alarm' : 'cur'} grid={ticks} />
            <span className="second interval-n">{t('charts.n', { n: formatNumber(row.n) })}</span>
          </div>
        ))}
        <div className="interval-row">
          <span />
          <IntervalAxis {...axis} ticks={ticks} strong={0} write={(tick) => formatSigned(tick, 2)} />
        </div>
      </div>
    </ChartFrame>
  );
}
