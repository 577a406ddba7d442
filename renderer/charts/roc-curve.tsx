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
import { formatNumber } from '../format.ts';
import { gridLines, horizontalAxis, plotMargin, still, verticalAxis } from './axes.ts';
import { ChartFrame } from './chart-frame.tsx';
import { HoverBox } from './hover-box.tsx';

/** Shares 0–1 of those who do not and who do belong to the class looked for. */
export type RocPoint = { readonly falseAlarms: number; readonly finds: number };

type RocCurveProps = {
  readonly title: string;
  readonly unit?: string | undefined;
  readonly finding: string;
  readonly points: readonly RocPoint[];
  /** Where the model works now, with its sentence. */
  readonly operating?: (RocPoint & { readonly sentence: string }) | undefined;
  readonly falseAlarmsLabel: string;
  readonly height?: number | undefined;
};

const quarters = [0, 25, 50, 75, 100];

export function RocCurve({ points, operating, falseAlarmsLabel, height = 210, ...frame }: RocCurveProps) {
  const { t } = useTranslation();
  const data = points.map(({ falseAlarms, finds }) => ({ falseAlarms: falseAlarms * 100, finds: finds * 100 }));
  const table = {
    columns: [t('charts.falseAlarms'), t('charts.finds')],
    rows: data.map((point) => [point.falseAlarms, point.finds]),
  };
  return (
    <ChartFrame {...frame} height={height} table={table}>
      <ResponsiveContainer width="100%" height="100%">
        <LineChart data={data} margin={{ ...plotMargin, bottom: 16 }} accessibilityLayer>
          <CartesianGrid {...gridLines} />
          <XAxis
            {...horizontalAxis()}
            dataKey="falseAlarms"
            type="number"
            domain={[0, 100]}
            ticks={quarters}
            label={{ value: falseAlarmsLabel, position: 'bottom', offset: 0, fontSize: 12, fill: 'var(--ink2)' }}
          />
          <YAxis {...verticalAxis()} domain={[0, 100]} ticks={quarters} />
          <Tooltip
            {...still}
            cursor={{ stroke: 'var(--edge)' }}
            content={
              <HoverBox
                writeTitle={(share) => t('charts.falseAlarmsOf', { n: formatNumber(share, 1) })}
                writeValue={(share) => formatNumber(share, 1)}
              />
            }
          />
          <ReferenceLine
            segment={[
              { x: 0, y: 0 },
              { x: 100, y: 100 },
            ]}
            stroke="var(--ink3)"
            strokeDasharray="2 4"
          />
          <Line {...still} name={t('charts.finds')} dataKey="finds" stroke="var(--cur)" strokeWidth={2.5} dot={false} />
          {operating && (
            <ReferenceDot
              x={operating.falseAlarms * 100}
              y={operating.finds * 100}
              r={5}
              fill="var(--cur)"
              stroke="var(--sheet)"
              label={{
                value: operating.sentence,
                position: 'right',
                offset: 14,
                dy: 18,
                fill: 'var(--accent)',
                fontSize: 12,
                fontWeight: 600,
              }}
            />
          )}
        </LineChart>
      </ResponsiveContainer>
    </ChartFrame>
  );
}
