import { useTranslation } from 'react-i18next';
import {
  CartesianGrid,
  Line,
  LineChart,
  ReferenceDot,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import type { CurvePoint } from '../../shared/model.ts';
import { formatNumber } from '../format.ts';
import { gridLines, horizontalAxis, roundTicks, still, verticalAxis } from './axes.ts';
import { ChartFrame } from './chart-frame.tsx';
import { HoverBox } from './hover-box.tsx';

type MetricCurveProps = {
  readonly title: string;
  readonly unit?: string | undefined;
  readonly finding: string;
  readonly points: readonly CurvePoint[];
  /** Planned iterations: the axis runs to the end, so that one sees what is left. */
  readonly planned: number;
  /** The iteration that was kept, as a ring on the held-out line. */
  readonly best?: number | undefined;
  readonly stopped?: boolean | undefined;
  readonly height?: number | undefined;
};

/** Held-out error in petrol, training error in grey, their names at the curves' ends. */
export function MetricCurve({ points, planned, best, stopped, height = 170, ...frame }: MetricCurveProps) {
  const { t } = useTranslation();
  const last = points.at(-1);
  const kept = points.find(({ iteration }) => iteration === best);
  const values = points.flatMap((point) => [point.training, point.heldOut]);
  const ticks = roundTicks(Math.min(...values, 1), Math.max(...values, 0), 4);
  return (
    <ChartFrame
      {...frame}
      height={height}
      table={curveTable(points, t('charts.iteration'), t('charts.heldOut'), t('charts.training'))}
    >
      <ResponsiveContainer width="100%" height="100%">
        <LineChart data={[...points]} margin={{ top: 8, right: 96, bottom: 0, left: 0 }} accessibilityLayer>
          <CartesianGrid {...gridLines} />
          <XAxis
            {...horizontalAxis()}
            dataKey="iteration"
            type="number"
            domain={[0, Math.max(planned, last?.iteration ?? 0)]}
          />
          <YAxis
            {...verticalAxis()}
            ticks={[...ticks]}
            domain={[ticks[0] ?? 0, ticks.at(-1) ?? 1]}
            tickFormatter={(value: number) => formatNumber(value)}
          />
          <Tooltip
            {...still}
            cursor={{ stroke: 'var(--edge)' }}
            content={<HoverBox writeTitle={formatNumber} writeValue={(loss) => formatNumber(loss, 4)} />}
          />
          <Line
            {...still}
            name={t('charts.training')}
            dataKey="training"
            stroke="var(--ref)"
            strokeWidth={2}
            dot={false}
          />
          <Line
            {...still}
            name={t('charts.heldOut')}
            dataKey="heldOut"
            stroke="var(--cur)"
            strokeWidth={2}
            dot={false}
          />
          {stopped && last && <ReferenceLine x={last.iteration} stroke="var(--ink3)" />}
          {kept && (
            <ReferenceDot
              x={kept.iteration}
              y={kept.heldOut}
              r={5}
              fill="var(--sheet)"
              stroke="var(--cur)"
              strokeWidth={2}
            />
          )}
          {last && (
            <EndName
              point={last}
              value={last.heldOut}
              name={t('charts.heldOut')}
              colour="var(--cur)"
              above={last.heldOut >= last.training}
            />
          )}
          {last && (
            <EndName
              point={last}
              value={last.training}
              name={t('charts.training')}
              colour="var(--ink2)"
              above={last.training > last.heldOut}
            />
          )}
        </LineChart>
      </ResponsiveContainer>
    </ChartFrame>
  );
}

type EndNameProps = {
  readonly point: CurvePoint;
  readonly value: number;
  readonly name: string;
  readonly colour: string;
  readonly above: boolean;
};

/** Names stand at the curves' ends instead of a legend; the lower curve's name under the line. */
const EndName = ({ point, value, name, colour, above }: EndNameProps) => (
  <ReferenceDot
    x={point.iteration}
    y={value}
    r={0}
    label={{
      value: `${name} ${formatNumber(value, 3)}`,
      position: 'right',
      fill: colour,
      fontSize: 12,
      dy: above ? -7 : 7,
    }}
  />
);

const curveTable = (points: readonly CurvePoint[], iteration: string, heldOut: string, training: string) => ({
  columns: [iteration, heldOut, training],
  rows: points.map((point) => [point.iteration, point.heldOut, point.training]),
});
