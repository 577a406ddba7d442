import { useTranslation } from 'react-i18next';
import { formatNumber } from '../format.ts';
import { Interval, TooFew } from '../ui/marks/interval.tsx';
import { roundTicks } from './axes.ts';
import { ChartFrame } from './chart-frame.tsx';
import { IntervalAxis } from './interval-axis.tsx';

/** `hits` of `total`, and the share's interval; all shares 0–1. `other` is the other model's share. */
export type GroupRow = {
  readonly group: string;
  readonly hits: number;
  readonly total: number;
  readonly low: number;
  readonly high: number;
  readonly other?: number | undefined;
};

type ByGroupProps = {
  readonly title: string;
  readonly unit?: string | undefined;
  readonly finding: string;
  readonly groups: readonly GroupRow[];
  /** The least share that is accepted; groups whose interval reaches below it stand in red. */
  readonly limit?: number | undefined;
  /** Groups with fewer cases show no number. */
  readonly minimumCases: number;
  readonly height?: number | undefined;
};

/** Interval rows, the weakest first. */
export function ByGroup({ groups, limit, minimumCases, height = 240, ...frame }: ByGroupProps) {
  const { t } = useTranslation();
  const sorted = groups.toSorted((a, b) => a.hits / a.total - b.hits / b.total);
  const judged = sorted.filter(({ total }) => total >= minimumCases);
  const lowest = Math.min(1, limit ?? 1, ...judged.map(({ low }) => low)) * 100;
  const ticks = roundTicks(lowest, 100);
  const axis = { min: ticks[0] ?? 0, max: 100, limit: limit === undefined ? undefined : limit * 100 };
  const columns = [t('charts.group'), t('charts.hits'), t('charts.count'), t('charts.low'), t('charts.high')];
  const rows = sorted.map(({ group, hits, total, low, high }) => [group, hits, total, low * 100, high * 100]);
  return (
    <ChartFrame {...frame} height={height} table={{ columns, rows }}>
      <div className="interval-rows interval-rows-counted table-text">
        {sorted.map((row) => (
          <GroupLine key={row.group} row={row} axis={axis} ticks={ticks} minimumCases={minimumCases} />
        ))}
        <div className="interval-row">
          <span />
          <span />
          <IntervalAxis {...axis} ticks={ticks} strong={axis.limit} write={(tick) => formatNumber(tick, 0)} />
        </div>
      </div>
    </ChartFrame>
  );
}

type GroupLineProps = {
  readonly row: GroupRow;
  readonly axis: { readonly min: number; readonly max: number; readonly limit: number | undefined };
  readonly ticks: readonly number[];
  readonly minimumCases: number;
};

function GroupLine({ row, axis, ticks, minimumCases }: GroupLineProps) {
  const { t } = useTranslation();
  const breaks = axis.limit !== undefined && row.low * 100 < axis.limit;
  const value = (row.hits / row.total) * 100;
  return (
    <div className={breaks ? 'interval-row interval-row-breaks' : 'interval-row'}>
      <span className="interval-name">{row.group}</span>
      <span className="second">
        {t('charts.hitsOf', { hits: formatNumber(row.hits), total: formatNumber(row.total) })}
      </span>
      {row.total < minimumCases ? (
        <TooFew n={row.total} needed={minimumCases} />
      ) : (
        <>
          <Interval
            {...axis}
            label={row.group}
            value={value}
            low={row.low * 100}
            high={row.high * 100}
            kind={breaks ? 'stop' : 'cur'}
            other={row.other === undefined ? undefined : row.other * 100}
            grid={ticks}
          />
          <b className="interval-n">{formatNumber(value, 0)}</b>
        </>
      )}
    </div>
  );
}
