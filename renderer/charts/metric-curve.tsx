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
import {
  afterPoint,
  fittingAxis,
  gridLines,
  hairline,
  horizontalAxis,
  namesMargin,
  roundTicks,
  still,
  tickDigits,
  verticalAxis,
} from './axes.ts';
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
  const end = Math.max(planned, last?.iteration ?? 0);
  const up = fittingAxis(points.flatMap((point) => [point.training, point.heldOut]));
  const names = { iteration: t('charts.iteration'), heldOut: t('charts.heldOut'), training: t('charts.training') };
  return (
    <ChartFrame {...frame} height={height} table={curveTable(points, names)}>
      <ResponsiveContainer width="100%" height="100%">
        <LineChart data={[...points]} margin={namesMargin()} accessibilityLayer>
          <CartesianGrid {...gridLines} />
          <XAxis
            {...horizontalAxis()}
            dataKey="iteration"
            type="number"
            domain={[0, end]}
            ticks={[...roundTicks(0, end, 4).filter((tick) => tick < end * 0.9), end]}
            tickFormatter={(tick: number) =>
              tick === end ? t('charts.steps', { count: tick, n: formatNumber(tick) }) : formatNumber(tick)
            }
          />
          <YAxis {...verticalAxis()} {...up} width={tickDigits(up.ticks) > 2 ? 52 : 36} />
          <Tooltip
            {...hairline}
            content={
              <HoverBox
                writeTitle={(steps) => t('charts.steps', { count: steps, n: formatNumber(steps) })}
                writeValue={(loss) => formatNumber(loss, 4)}
              />
            }
          />
          <Line {...curve} name={names.training} dataKey="training" stroke="var(--ref)" />
          <Line {...curve} name={names.heldOut} dataKey="heldOut" stroke="var(--cur)" />
          {stopped && last && <ReferenceLine x={last.iteration} stroke="var(--ink3)" />}
          <BestPoint point={points.find(({ iteration }) => iteration === best)} />
          {last && <EndNames last={last} heldOut={names.heldOut} training={names.training} />}
        </LineChart>
      </ResponsiveContainer>
    </ChartFrame>
  );
}

const curve = { ...still, strokeWidth: 2, dot: false } as const;

const BestPoint = ({ point }: { readonly point: CurvePoint | undefined }) =>
  point && (
    <ReferenceDot x={point.iteration} y={point.heldOut} r={5} fill="var(--sheet)" stroke="var(--cur)" strokeWidth={2} />
  );

type EndNamesProps = { readonly last: CurvePoint; readonly heldOut: string; readonly training: string };

/** Names stand at the curves' ends instead of a legend; the lower curve's name under its line. */
function EndNames({ last, heldOut, training }: EndNamesProps) {
  const names = [
    { name: heldOut, value: last.heldOut, above: last.heldOut >= last.training, className: 'chart-name-strong' },
    { name: training, value: last.training, above: last.training > last.heldOut, className: 'chart-name' },
  ];
  return names.map(({ name, value, above, className }) => (
    <ReferenceDot
      key={name}
      x={last.iteration}
      y={value}
      r={0}
      label={{ value: `${name} ${formatNumber(value, 3)}`, position: afterPoint(), dy: above ? -7 : 7, className }}
    />
  ));
}

type CurveNames = { readonly iteration: string; readonly heldOut: string; readonly training: string };

const curveTable = (points: readonly CurvePoint[], { iteration, heldOut, training }: CurveNames) => ({
  columns: [iteration, heldOut, training],
  rows: points.map((point) => [point.iteration, point.heldOut, point.training]),
});
