import { useTranslation } from 'react-i18next';
import { ErrorBar, Line, LineChart, ResponsiveContainer, Tooltip } from 'recharts';
import type { CalibrationPoint } from '../../shared/model.ts';
import { formatNumber } from '../format.ts';
import { hairline, plotMargin, still } from './axes.ts';
import { ChartFrame } from './chart-frame.tsx';
import { ShareAxes } from './share-axes.tsx';

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

/** A point as it is drawn: shares of 100, `spread` the interval's reach below and above. */
type Drawn = CalibrationPoint & { readonly spread: readonly [number, number] };

/** What happened against what the model said, each with its interval; on the dotted line both agree. */
export function Calibration({ points, saysLabel, sentence, height = 222, ...frame }: CalibrationProps) {
  const { t } = useTranslation();
  const data = points.map(drawn);
  const columns = [t('charts.says'), t('charts.happened'), t('charts.low'), t('charts.high'), t('charts.count')];
  const rows = data.map(({ says, happened, low, high, n }) => [says, happened, low, high, n]);
  return (
    <ChartFrame {...frame} height={height} table={{ columns, rows }}>
      <ResponsiveContainer width="100%" height="100%">
        <LineChart data={data} margin={plotMargin} accessibilityLayer>
          <ShareAxes across="says" label={saysLabel} />
          <Tooltip {...hairline} content={<CalibrationBox />} />
          <Line
            {...still}
            dataKey="happened"
            strokeWidth={0}
            dot={{ r: 4, fill: 'var(--cur)', stroke: 'var(--sheet)', strokeWidth: 1 }}
            activeDot={{ r: 5, fill: 'var(--cur)' }}
          >
            <ErrorBar {...still} dataKey="spread" width={0} strokeWidth={2} stroke="var(--cur)" direction="y" />
          </Line>
        </LineChart>
      </ResponsiveContainer>
      {sentence && <p className="chart-sentence">{sentence}</p>}
    </ChartFrame>
  );
}

function drawn({ says, happened, low, high, n }: CalibrationPoint): Drawn {
  return {
    says: says * 100,
    happened: happened * 100,
    low: low * 100,
    high: high * 100,
    n,
    spread: [(happened - low) * 100, (high - happened) * 100],
  };
}

/** Recharts gives both when it clones the element. */
type BoxProps = { readonly active?: boolean; readonly payload?: readonly { readonly payload: Drawn }[] };

function CalibrationBox({ active, payload }: BoxProps) {
  const { t } = useTranslation();
  const point = payload?.[0]?.payload;
  if (!active || !point) return null;
  const write = (share: number) => formatNumber(share, 0);
  return (
    <div className="hover-box">
      <b>{t('charts.saysOf', { n: write(point.says) })}</b>
      <span>
        {t('charts.happenedOf', { n: write(point.happened), low: write(point.low), high: write(point.high) })}
      </span>
      <span>{t('charts.n', { n: formatNumber(point.n) })}</span>
    </div>
  );
}
