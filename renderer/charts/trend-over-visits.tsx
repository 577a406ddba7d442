import { useTranslation } from 'react-i18next';
import { CartesianGrid, Line, LineChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { formatNumber, formatVisitDay } from '../format.ts';
import { fittingAxis, gridLines, hairline, horizontalAxis, plotMargin, still, verticalAxis } from './axes.ts';
import { ChartFrame } from './chart-frame.tsx';
import { HoverBox } from './hover-box.tsx';

/** A value measured at a visit; times in milliseconds since 1970-01-01 UTC. */
export type VisitPoint = { readonly atMs: number; readonly value: number };

type TrendOverVisitsProps = {
  readonly title: string;
  readonly unit?: string | undefined;
  readonly finding: string;
  /** What is measured, said in the hover box and the table. */
  readonly name: string;
  /** The oldest first. */
  readonly points: readonly VisitPoint[];
  /** The visit being captured, marked at the end of the line. */
  readonly now?: VisitPoint | undefined;
  readonly height?: number | undefined;
  readonly className?: string | undefined;
};

/** One measurement over the visits, as it was measured: straight lines between points, nothing smoothed or foretold. */
export function TrendOverVisits({ name, points, now, height = 170, ...frame }: TrendOverVisitsProps) {
  const { t } = useTranslation();
  const all = now === undefined ? points : [...points, now];
  const up = fittingAxis(
    all.map(({ value }) => value),
    3,
  );
  const times = all.map(({ atMs }) => atMs);
  const table = {
    columns: [t('charts.visit'), name],
    rows: all.map((point) => [writeVisit(point.atMs, point === now ? t('charts.thisVisit') : null), point.value]),
  };
  return (
    <ChartFrame {...frame} height={height} table={table}>
      <ResponsiveContainer width="100%" height="100%">
        <LineChart data={[...all]} margin={{ ...plotMargin, left: 8, right: 16 }} accessibilityLayer>
          <CartesianGrid {...gridLines} />
          <XAxis
            {...horizontalAxis()}
            dataKey="atMs"
            type="number"
            domain={timeDomain(times)}
            ticks={ticksOfTimes(times)}
            tickFormatter={(atMs: number) => formatVisitDay(atMs)}
          />
          <YAxis {...verticalAxis()} {...up} />
          <Tooltip
            {...hairline}
            content={
              <HoverBox writeTitle={(atMs) => formatVisitDay(atMs)} writeValue={(value) => formatNumber(value)} />
            }
          />
          <Line
            {...still}
            name={name}
            dataKey="value"
            stroke="var(--cur)"
            strokeWidth={2}
            dot={<VisitDot now={now} />}
          />
        </LineChart>
      </ResponsiveContainer>
    </ChartFrame>
  );
}

type VisitDotProps = {
  readonly now: VisitPoint | undefined;
  /** Recharts gives these three when it clones the element. */
  readonly cx?: number;
  readonly cy?: number;
  readonly payload?: VisitPoint;
};

/** A visit that is over is a dot, the one being captured a ring. */
const VisitDot = ({ now, cx, cy, payload }: VisitDotProps) =>
  payload === now ? (
    <circle cx={cx} cy={cy} r={6} fill="var(--sheet)" stroke="var(--cur)" strokeWidth={2.5} />
  ) : (
    <circle cx={cx} cy={cy} r={3.5} fill="var(--cur)" />
  );

const writeVisit = (atMs: number, note: string | null): string =>
  note === null ? formatVisitDay(atMs) : `${formatVisitDay(atMs)} (${note})`;

const DAY_MS = 86_400_000;

/** One visit alone stands in the middle of its day. */
function timeDomain(times: readonly number[]): [number, number] {
  const [first, last] = [Math.min(...times), Math.max(...times)];
  return first === last ? [first - DAY_MS, last + DAY_MS] : [first, last];
}

/** The first, the last and the visits between that are far enough apart to be written. */
export function ticksOfTimes(times: readonly number[], most = 4): number[] {
  const sorted = [...new Set(times)].toSorted((one, other) => one - other);
  const [first = 0, last = first] = [sorted[0], sorted.at(-1)];
  const apart = (last - first) / most;
  const between: number[] = [];
  for (const time of sorted.slice(1, -1)) {
    if (time - (between.at(-1) ?? first) >= apart && last - time >= apart) between.push(time);
  }
  return first === last ? [first] : [first, ...between, last];
}
