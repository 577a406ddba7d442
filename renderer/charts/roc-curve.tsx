import { useTranslation } from 'react-i18next';
import { Line, LineChart, ReferenceDot, ResponsiveContainer, Tooltip } from 'recharts';
import { formatNumber } from '../format.ts';
import { afterPoint, hairline, plotMargin, still } from './axes.ts';
import { ChartFrame } from './chart-frame.tsx';
import { HoverBox } from './hover-box.tsx';
import { ShareAxes } from './share-axes.tsx';

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

/** What is found against false alarms, both of 100; chance is the dotted line. */
export function RocCurve({ points, operating, falseAlarmsLabel, height = 222, ...frame }: RocCurveProps) {
  const { t } = useTranslation();
  const data = points.map(({ falseAlarms, finds }) => ({ falseAlarms: falseAlarms * 100, finds: finds * 100 }));
  const table = {
    columns: [t('charts.falseAlarms'), t('charts.finds')],
    rows: data.map((point) => [point.falseAlarms, point.finds]),
  };
  const writeShare = (share: number) => formatNumber(share, 1);
  return (
    <ChartFrame {...frame} height={height} table={table}>
      <ResponsiveContainer width="100%" height="100%">
        <LineChart data={data} margin={plotMargin} accessibilityLayer>
          <ShareAxes across="falseAlarms" label={falseAlarmsLabel} />
          <Tooltip
            {...hairline}
            content={
              <HoverBox
                writeTitle={(share) => t('charts.falseAlarmsOf', { n: writeShare(share) })}
                writeValue={writeShare}
              />
            }
          />
          <Line {...still} name={t('charts.finds')} dataKey="finds" stroke="var(--cur)" strokeWidth={2.5} dot={false} />
          {operating && <OperatingPoint {...operating} />}
        </LineChart>
      </ResponsiveContainer>
    </ChartFrame>
  );
}

const OperatingPoint = ({ falseAlarms, finds, sentence }: RocPoint & { readonly sentence: string }) => (
  <ReferenceDot
    x={falseAlarms * 100}
    y={finds * 100}
    r={5}
    fill="var(--cur)"
    stroke="var(--sheet)"
    label={{
      value: sentence,
      position: afterPoint(),
      offset: 14,
      dy: 18,
      className: 'chart-name-strong',
    }}
  />
);
