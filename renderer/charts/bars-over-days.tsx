import { useTranslation } from 'react-i18next';
import { Bar, BarChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { formatDay, formatNumber } from '../format.ts';
import { gridLines, horizontalAxis, plotMargin, roundTicks, still, verticalAxis } from './axes.ts';
import { ChartFrame } from './chart-frame.tsx';
import { HoverBox } from './hover-box.tsx';

/** `day` counts from 1970-01-01; `part` is among `whole`. */
export type DayBar = { readonly day: number; readonly whole: number; readonly part: number };

type BarsOverDaysProps = {
  readonly title: string;
  readonly unit?: string | undefined;
  readonly finding: string;
  readonly days: readonly DayBar[];
  readonly partLabel: string;
  readonly restLabel: string;
  readonly height?: number | undefined;
};

/** Records are counted: below this the ticks would be halves. */
const FEWEST_ON_AXIS = 4;

/** The part in petrol stands on the bottom of the whole in grey. */
export function BarsOverDays({ days, partLabel, restLabel, height = 170, ...frame }: BarsOverDaysProps) {
  const { t } = useTranslation();
  const data = days.map(({ day, whole, part }) => ({ day, part, rest: whole - part }));
  const ticks = roundTicks(0, Math.max(...days.map(({ whole }) => whole), FEWEST_ON_AXIS), 3);
  const rows = days.map(({ day, part, whole }) => [formatDay(day), part, whole - part]);
  return (
    <ChartFrame
      {...frame}
      height={height}
      table={{ columns: [t('charts.day'), partLabel, restLabel], rows }}
      legend={
        <span className="chart-legend">
          <i className="key-cur" />
          {partLabel}
          <i className="key-ref" />
          {restLabel}
        </span>
      }
    >
      <ResponsiveContainer width="100%" height="100%">
        <BarChart data={data} margin={plotMargin} barCategoryGap={2} accessibilityLayer>
          <CartesianGrid {...gridLines} />
          <XAxis
            {...horizontalAxis()}
            dataKey="day"
            tickFormatter={formatDay}
            interval="preserveStartEnd"
            minTickGap={40}
          />
          <YAxis {...verticalAxis()} ticks={[...ticks]} domain={[0, ticks.at(-1) ?? 1]} />
          <Tooltip
            {...still}
            cursor={{ fill: 'var(--sunk)' }}
            content={<HoverBox writeTitle={formatDay} writeValue={formatNumber} />}
          />
          <Bar {...still} name={partLabel} dataKey="part" stackId="day" fill="var(--cur)" />
          <Bar {...still} name={restLabel} dataKey="rest" stackId="day" fill="var(--ref-fill)" />
        </BarChart>
      </ResponsiveContainer>
    </ChartFrame>
  );
}
