import { useTranslation } from 'react-i18next';
import {
  Area,
  CartesianGrid,
  ComposedChart,
  ErrorBar,
  Line,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import type { Interval } from '../../shared/interval.ts';
import { formatDay, formatNumber } from '../format.ts';
import { dayAxis, fittingAxis, gridLines, hairline, plotMargin, still, verticalAxis } from './axes.ts';
import { ChartFrame } from './chart-frame.tsx';
import { HoverBox } from './hover-box.tsx';

/** One stretch of days by its last one, counted from 1970-01-01; null where nothing can be said. */
export type PerformancePoint = {
  readonly day: number;
  readonly estimated: Interval | null;
  readonly measured: Interval | null;
};

type PerformanceOverTimeProps = {
  readonly title: string;
  readonly unit?: string | undefined;
  readonly finding: string;
  readonly points: readonly PerformancePoint[];
  readonly height?: number | undefined;
};

/** Estimated without labels as dashes in their band, confirmed by people as black dots with intervals, never joined. */
export function PerformanceOverTime({ points, height = 190, ...frame }: PerformanceOverTimeProps) {
  const { t } = useTranslation();
  const names = { estimated: t('charts.estimated'), measured: t('charts.confirmed') };
  const rows = points.map(({ day, estimated, measured }) => ({
    day,
    band: estimated && [estimated.low, estimated.high],
    estimated: estimated?.value ?? null,
    measured: measured?.value ?? null,
    spread: measured && [measured.value - measured.low, measured.high - measured.value],
  }));
  const values = points.flatMap(({ estimated, measured }) =>
    [estimated, measured].flatMap((interval) => (interval ? [interval.low, interval.high] : [])),
  );
  return (
    <ChartFrame {...frame} height={height} table={useTable(points)} legend={<PerformanceLegend {...names} />}>
      <ResponsiveContainer width="100%" height="100%">
        <ComposedChart data={rows} margin={{ ...plotMargin, left: 4, right: 12 }} accessibilityLayer>
          <CartesianGrid {...gridLines} />
          <XAxis {...dayAxis()} />
          <YAxis {...verticalAxis()} {...fittingAxis(values)} />
          <Tooltip
            {...hairline}
            content={<HoverBox writeTitle={formatDay} writeValue={(value) => formatNumber(value, 1)} />}
          />
          <Area {...still} dataKey="band" stroke="none" fill="var(--cur)" fillOpacity={0.16} tooltipType="none" />
          <Line
            {...still}
            name={names.estimated}
            dataKey="estimated"
            stroke="var(--cur)"
            strokeWidth={2}
            strokeDasharray="5 3"
            dot={false}
          />
          <Line
            {...still}
            name={names.measured}
            dataKey="measured"
            stroke="none"
            dot={{ r: 4, fill: 'var(--ink)', stroke: 'none' }}
          >
            <ErrorBar {...still} dataKey="spread" width={0} strokeWidth={2} stroke="var(--ink)" direction="y" />
          </Line>
        </ComposedChart>
      </ResponsiveContainer>
    </ChartFrame>
  );
}

function useTable(points: readonly PerformancePoint[]) {
  const { t } = useTranslation();
  const write = (interval: Interval | null): readonly (string | number)[] =>
    interval === null ? ['', ''] : [interval.value, `${formatNumber(interval.low)} – ${formatNumber(interval.high)}`];
  return {
    columns: [
      t('charts.day'),
      t('charts.confirmed'),
      t('charts.range'),
      t('charts.estimated'),
      t('charts.estimatedRange'),
    ],
    rows: points
      .filter(({ estimated, measured }) => estimated !== null || measured !== null)
      .map(({ day, estimated, measured }) => [formatDay(day), ...write(measured), ...write(estimated)]),
  };
}

const PerformanceLegend = ({ estimated, measured }: { readonly estimated: string; readonly measured: string }) => (
  <span className="chart-legend">
    <i className="key-dot" />
    {measured}
    <i className="key-dashes" />
    {estimated}
  </span>
);
