import { useTranslation } from 'react-i18next';
import {
  Area,
  CartesianGrid,
  ComposedChart,
  Line,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { formatNumber } from '../format.ts';
import {
  fittingAxis,
  gridLines,
  hairline,
  horizontalAxis,
  plotMargin,
  roundTicks,
  still,
  verticalAxis,
} from './axes.ts';
import { ChartFrame } from './chart-frame.tsx';
import { HoverBox } from './hover-box.tsx';
import type { LearningChartPoint } from './learning-chart-points.ts';

type LearningCurveChartProps = {
  readonly title: string;
  readonly unit?: string | undefined;
  readonly finding: string;
  readonly points: readonly LearningChartPoint[];
  /** Rows that there are now: what lies beyond is expected only. */
  readonly now: number;
  readonly height?: number | undefined;
};

/** Measured errors as dots, the curve through them as a line, and how sure it is as a band. */
export function LearningCurveChart({ points, now, height = 200, ...frame }: LearningCurveChartProps) {
  const { t } = useTranslation();
  const values = points.flatMap(({ between, measured }) => [...between, ...(measured === null ? [] : [measured])]);
  const last = points.at(-1)?.rows ?? now;
  const rowsAcross = roundTicks(0, last, 4).filter((tick) => tick <= last);
  return (
    <ChartFrame {...frame} height={height} table={useTable(points)}>
      <ResponsiveContainer width="100%" height="100%">
        <ComposedChart data={[...points]} margin={plotMargin} accessibilityLayer>
          <CartesianGrid {...gridLines} />
          <XAxis
            {...horizontalAxis()}
            dataKey="rows"
            type="number"
            domain={[0, last]}
            ticks={[...rowsAcross]}
            tickFormatter={(rows: number) => formatNumber(rows)}
          />
          <YAxis {...verticalAxis()} {...fittingAxis(values)} />
          <Tooltip
            {...hairline}
            content={
              <HoverBox
                writeTitle={(rows) => t('charts.learning.rowsOf', { n: formatNumber(Math.round(rows)) })}
                writeValue={(value) => formatNumber(value, 2)}
              />
            }
          />
          <Area {...still} dataKey="between" stroke="none" fill="var(--accent-soft)" tooltipType="none" />
          <Line
            {...still}
            name={t('charts.learning.expected')}
            dataKey="expected"
            stroke="var(--cur)"
            strokeWidth={2}
            dot={false}
          />
          <Line
            {...still}
            name={t('charts.learning.measured')}
            dataKey="measured"
            stroke="none"
            dot={{ r: 4, fill: 'var(--ref)', stroke: 'var(--sheet)' }}
          />
          <ReferenceLine
            x={now}
            stroke="var(--ink3)"
            strokeDasharray="3 3"
            label={{ value: t('charts.learning.now'), position: 'insideTopRight', className: 'chart-name' }}
          />
        </ComposedChart>
      </ResponsiveContainer>
    </ChartFrame>
  );
}

function useTable(points: readonly LearningChartPoint[]) {
  const { t } = useTranslation();
  return {
    columns: [
      t('charts.learning.rows'),
      t('charts.learning.measured'),
      t('charts.learning.expected'),
      t('charts.learning.between'),
    ],
    rows: points.map(({ rows, measured, expected, between }) => [
      Math.round(rows),
      measured ?? '',
      expected,
      between.map((value) => formatNumber(value, 2)).join(' – '),
    ]),
  };
}
