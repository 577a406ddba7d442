import { useTranslation } from 'react-i18next';
import {
  Area,
  CartesianGrid,
  ComposedChart,
  Line,
  ReferenceArea,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { formatDay, formatNumber } from '../format.ts';
import { dayAxis, fittingAxis, gridLines, hairline, plotMargin, still, verticalAxis } from './axes.ts';
import { ChartFrame } from './chart-frame.tsx';
import { HoverBox } from './hover-box.tsx';

/** The 10th, 50th and 90th of a hundred values. */
type Quantiles = readonly [low: number, middle: number, high: number];

type BandOverDaysProps = {
  readonly title: string;
  readonly unit?: string | undefined;
  readonly finding: string;
  /** `day` counts from 1970-01-01; null where nothing was captured. */
  readonly points: readonly { readonly day: number; readonly quantiles: Quantiles | null; readonly n: number }[];
  /** What was learned from. */
  readonly reference: Quantiles | null;
  readonly height?: number | undefined;
};

/** Where eight of ten values lie and the middle one, day after day, over the same of what was learned from in grey. */
export function BandOverDays({ points, reference, height = 190, ...frame }: BandOverDaysProps) {
  const { t } = useTranslation();
  const rows = points.map(({ day, quantiles }) => ({
    day,
    band: quantiles && [quantiles[0], quantiles[2]],
    middle: quantiles?.[1] ?? null,
  }));
  const values = [...points.flatMap(({ quantiles }) => quantiles ?? []), ...(reference ?? [])];
  const names = { day: t('charts.day'), middle: t('charts.middle'), n: t('charts.count') };
  const table = {
    columns: [names.day, t('charts.low'), names.middle, t('charts.high'), names.n],
    rows: points.flatMap(({ day, quantiles, n }) => (quantiles ? [[formatDay(day), ...quantiles, n]] : [])),
  };
  return (
    <ChartFrame {...frame} height={height} table={table} legend={<BandLegend />}>
      <ResponsiveContainer width="100%" height="100%">
        <ComposedChart data={rows} margin={plotMargin} accessibilityLayer>
          <CartesianGrid {...gridLines} />
          <XAxis {...dayAxis()} />
          <YAxis {...verticalAxis()} {...fittingAxis(values)} width={44} />
          {reference && <ReferenceArea y1={reference[0]} y2={reference[2]} fill="var(--ref-fill)" fillOpacity={0.5} />}
          {reference && <ReferenceLine y={reference[1]} stroke="var(--ref)" strokeDasharray="4 3" />}
          <Tooltip
            {...hairline}
            content={<HoverBox writeTitle={formatDay} writeValue={(value) => formatNumber(value)} />}
          />
          <Area
            {...still}
            dataKey="band"
            stroke="none"
            fill="var(--accent-soft)"
            fillOpacity={0.85}
            tooltipType="none"
          />
          <Line
            {...still}
            name={names.middle}
            dataKey="middle"
            stroke="var(--cur)"
            strokeWidth={2}
            dot={{ r: 2, fill: 'var(--cur)', stroke: 'none' }}
          />
        </ComposedChart>
      </ResponsiveContainer>
    </ChartFrame>
  );
}

function BandLegend() {
  const { t } = useTranslation();
  return (
    <span className="chart-legend">
      <i className="key-ref" />
      {t('drift.before')}
      <i className="key-band" />
      {t('charts.band')}
    </span>
  );
}
