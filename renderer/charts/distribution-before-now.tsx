import { useTranslation } from 'react-i18next';
import { Area, CartesianGrid, ComposedChart, Line, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { formatNumber } from '../format.ts';
import { gridLines, horizontalAxis, plotMargin, roundTicks, still, verticalAxis } from './axes.ts';
import { ChartFrame } from './chart-frame.tsx';
import { HoverBox } from './hover-box.tsx';

export type Histogram = {
  readonly label: string;
  readonly n: number;
  /** Share 0–1 of each bin; `edges.length - 1` of them. */
  readonly shares: readonly number[];
};

type DistributionProps = {
  readonly title: string;
  readonly unit?: string | undefined;
  readonly finding: string;
  /** Bin edges ascending, in the column's unit. */
  readonly edges: readonly number[];
  readonly before: Histogram;
  readonly now: Histogram;
  readonly alarm: boolean;
  readonly height?: number | undefined;
};

/** Reference as a filled step, current as a line; orange only where it alarmed. Shares are of 100. */
export function DistributionBeforeNow({ edges, before, now, alarm, height = 200, ...frame }: DistributionProps) {
  const { t } = useTranslation();
  const points = stepPoints(edges, before.shares, now.shares);
  const colour = alarm ? 'var(--alarm)' : 'var(--cur)';
  const highest = Math.max(...points.flatMap((point) => [point.before, point.now]), 1);
  const ticks = roundTicks(0, highest, 3);
  const first = edges[0] ?? 0;
  const last = edges.at(-1) ?? 1;
  const range = (index: number) => `${formatNumber(edges[index] ?? 0)} – ${formatNumber(edges[index + 1] ?? 0)}`;
  const rows = before.shares.map((share, index) => [range(index), share * 100, (now.shares[index] ?? 0) * 100]);
  return (
    <ChartFrame {...frame} height={height} table={{ columns: [t('charts.range'), before.label, now.label], rows }}>
      <ResponsiveContainer width="100%" height="100%">
        <ComposedChart data={points} margin={plotMargin} accessibilityLayer>
          <CartesianGrid {...gridLines} />
          <XAxis
            {...horizontalAxis()}
            dataKey="edge"
            type="number"
            domain={['dataMin', 'dataMax']}
            ticks={roundTicks(first, last, 6).filter((tick) => tick >= first && tick <= last)}
            tickFormatter={(edge: number) => formatNumber(edge)}
          />
          <YAxis {...verticalAxis()} ticks={[...ticks]} domain={[0, ticks.at(-1) ?? 100]} />
          <Tooltip
            {...still}
            cursor={{ stroke: 'var(--edge)' }}
            content={
              <HoverBox
                writeTitle={(edge) => range(Math.max(0, edges.indexOf(edge)))}
                writeValue={(share) => formatNumber(share, 1)}
              />
            }
          />
          <Area
            {...still}
            type="stepAfter"
            name={before.label}
            dataKey="before"
            fill="var(--ref-fill)"
            fillOpacity={1}
            stroke="var(--ref)"
            activeDot={false}
          />
          <Line
            {...still}
            type="stepAfter"
            name={now.label}
            dataKey="now"
            stroke={colour}
            strokeWidth={2.5}
            dot={false}
            activeDot={false}
          />
        </ComposedChart>
      </ResponsiveContainer>
      <BeforeNowLegend before={before} now={now} alarm={alarm} inside />
    </ChartFrame>
  );
}

/** A step after each edge; the last edge closes the last bin. Values are of 100. */
function stepPoints(edges: readonly number[], before: readonly number[], now: readonly number[]) {
  const last = before.length - 1;
  return edges.map((edge, index) => ({
    edge,
    before: (before[Math.min(index, last)] ?? 0) * 100,
    now: (now[Math.min(index, last)] ?? 0) * 100,
  }));
}

type LegendProps = {
  readonly before: Histogram;
  readonly now: Histogram;
  readonly alarm: boolean;
  readonly inside?: boolean;
};

export function BeforeNowLegend({ before, now, alarm, inside }: LegendProps) {
  const { t } = useTranslation();
  return (
    <span className={inside ? 'chart-legend chart-legend-inside' : 'chart-legend'}>
      <i className="key-ref" />
      {before.label} {t('charts.n', { n: formatNumber(before.n) })}
      <i className={alarm ? 'key-alarm' : 'key-cur'} />
      {now.label} {t('charts.n', { n: formatNumber(now.n) })}
    </span>
  );
}
