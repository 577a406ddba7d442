import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { CartesianGrid, Line, LineChart, ReferenceLine, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { formatDay, formatNumber } from '../format.ts';
import { dayAxis, fittingAxis, gridLines, hairline, plotMargin, still, verticalAxis } from './axes.ts';
import { ChartFrame } from './chart-frame.tsx';
import { HoverBox } from './hover-box.tsx';

/** Colours of values in their order; never more values than these. */
const colours = ['var(--c1)', 'var(--c2)', 'var(--c3)', 'var(--c4)', 'var(--c5)', 'var(--c6)'] as const;

type SharesOverDaysProps = {
  readonly title: string;
  readonly unit?: string | undefined;
  readonly finding: string;
  /** In their words, the most frequent first. */
  readonly values: readonly string[];
  /** `day` counts from 1970-01-01; shares of 1, in the order of the values; null where nothing was captured. */
  readonly points: readonly { readonly day: number; readonly shares: readonly number[] | null }[];
  /** Of what was learned from. */
  readonly reference: readonly number[] | null;
  readonly height?: number | undefined;
};

/** How often each value occurred, day after day; a dotted line is what was learned from. */
export function SharesOverDays({ values, points, reference, height = 190, ...frame }: SharesOverDaysProps) {
  const { t } = useTranslation();
  const shown = values.slice(0, colours.length);
  const rows = points.map(({ day, shares }) =>
    Object.assign({ day }, ...shown.map((_, place) => ({ [`y${place}`]: shares && (shares[place] ?? 0) * 100 }))),
  );
  const all = [...points.flatMap(({ shares }) => shares ?? []), ...(reference ?? [])].map((share) => share * 100);
  const table = {
    columns: [t('charts.day'), ...shown],
    rows: points.flatMap(({ day, shares }) =>
      shares ? [[formatDay(day), ...shown.map((_, place) => (shares[place] ?? 0) * 100)]] : [],
    ),
  };
  return (
    <ChartFrame {...frame} height={height} table={table} legend={<SharesLegend values={shown} />}>
      <ResponsiveContainer width="100%" height="100%">
        <LineChart data={rows} margin={plotMargin} accessibilityLayer>
          <CartesianGrid {...gridLines} />
          <XAxis {...dayAxis()} />
          <YAxis {...verticalAxis()} {...fittingAxis([0, ...all])} />
          <Tooltip
            {...hairline}
            content={<HoverBox writeTitle={formatDay} writeValue={(value) => formatNumber(value, 0)} />}
          />
          {reference?.slice(0, shown.length).map((share, place) => (
            <ReferenceLine key={shown[place]} y={share * 100} stroke={colours[place] ?? ''} strokeDasharray="2 4" />
          ))}
          {shown.map((value, place) => (
            <Line
              {...still}
              key={value}
              name={value}
              dataKey={`y${place}`}
              stroke={colours[place] ?? ''}
              strokeWidth={2}
              dot={{ r: 2, fill: colours[place] ?? '', stroke: 'none' }}
            />
          ))}
        </LineChart>
      </ResponsiveContainer>
    </ChartFrame>
  );
}

const SharesLegend = ({ values }: { readonly values: readonly string[] }) => (
  <span className="chart-legend">
    {values.map((value, place) => (
      <Fragment key={value}>
        <i style={{ background: colours[place] }} />
        {value}
      </Fragment>
    ))}
  </span>
);
