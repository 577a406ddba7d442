import { useTranslation } from 'react-i18next';
import {
  CartesianGrid,
  ErrorBar,
  ReferenceLine,
  ResponsiveContainer,
  Scatter,
  ScatterChart,
  XAxis,
  YAxis,
} from 'recharts';
import { formatNumber } from '../format.ts';
import { gridLines, horizontalAxis, plotMargin, still, verticalAxis } from './axes.ts';
import { ChartFrame } from './chart-frame.tsx';

/** All shares 0–1: what the model said, how often it happened, and that share's interval. */
export type CalibrationPoint = {
  readonly says: number;
  readonly happened: number;
  readonly low: number;
  readonly high: number;
  readonly n: number;
};

type CalibrationProps = {
  readonly title: string;
  readonly unit?: string | undefined;
  readonly finding: string;
  readonly points: readonly CalibrationPoint[];
  readonly saysLabel: string;
  /** One sentence inside: "When it says 70 of 100, 71 did." */
  readonly sentence?: string | undefined;
  readonly height?: number | undefined;
};

const quarters = [0, 25, 50, 75, 100];

export function Calibration({ points, saysLabel, sentence, height = 210, ...frame }: CalibrationProps) {
  const { t } = useTranslation();
  const data = points.map(({ says, happened, low, high, n }) => ({
    says: says * 100,
    happened: happened * 100,
    spread: [(happened - low) * 100, (high - happened) * 100],
    n,
  }));
  const columns = [t('charts.says'), t('charts.happened'), t('charts.low'), t('charts.high'), t('charts.count')];
  const rows = points.map(({ says, happened, low, high, n }) => [
    says * 100,
    happened * 100,
    low * 100,
    high * 100,
    formatNumber(n),
  ]);
  return (
    <ChartFrame {...frame} height={height} table={{ columns, rows }}>
      <ResponsiveContainer width="100%" height="100%">
        <ScatterChart margin={{ ...plotMargin, bottom: 16 }} accessibilityLayer>
          <CartesianGrid {...gridLines} />
          <XAxis
            {...horizontalAxis()}
            dataKey="says"
            type="number"
            domain={[0, 100]}
            ticks={quarters}
            label={{ value: saysLabel, position: 'bottom', offset: 0, fontSize: 12, fill: 'var(--ink2)' }}
          />
          <YAxis {...verticalAxis()} dataKey="happened" type="number" domain={[0, 100]} ticks={quarters} />
          <ReferenceLine
            segment={[
              { x: 0, y: 0 },
              { x: 100, y: 100 },
            ]}
            stroke="var(--ink3)"
            strokeDasharray="2 4"
          />
          <Scatter {...still} data={data} fill="var(--cur)">
            <ErrorBar dataKey="spread" width={0} strokeWidth={2} stroke="var(--cur)" direction="y" />
          </Scatter>
        </ScatterChart>
      </ResponsiveContainer>
      {sentence && <figcaption className="chart-sentence">{sentence}</figcaption>}
    </ChartFrame>
  );
}
