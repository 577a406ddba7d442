import { useTranslation } from 'react-i18next';
import { roundTicks } from '../../../charts/axes.ts';
import { ChartFrame } from '../../../charts/chart-frame.tsx';
import { IntervalAxis } from '../../../charts/interval-axis.tsx';
import { formatFixed, formatNumber, formatOfHundred } from '../../../format.ts';
import { Interval } from '../../../ui/marks/interval.tsx';
import { type HeldOutShare, heldOutShares } from '../held-out-shares.ts';
import { useMetricWords } from '../use-metric-words.ts';
import { type ComparedRuns, RunDot } from './run-names.tsx';

const metrics = ['sensitivity', 'specificity', 'accuracy', 'auc'] as const;

const ROW_PX = 26;
const AXIS_PX = 24;

type ShareRow = { readonly place: number; readonly run: string; readonly share: HeldOutShare };

/** Every share with its 95 % interval, run under run on one axis; nothing for runs that tell numbers. */
export function CompareShares({ runs, names }: ComparedRuns) {
  const { t } = useTranslation();
  const { nameOf } = useMetricWords();
  const rows = runs.flatMap(({ outcome }, place) =>
    outcome ? heldOutShares(outcome).map((share) => ({ place, run: names[place] ?? '', share })) : [],
  );
  if (rows.length === 0) return null;
  const ticks = roundTicks(Math.min(...rows.map(({ share }) => share.low * 100)), 100);
  const axis = { min: ticks[0] ?? 0, max: 100 };
  const table = {
    columns: [t('compare.figure'), t('runs.run'), t('charts.ofHundred'), t('charts.low'), t('charts.high')],
    rows: rows.map(({ run, share: { name, value, low, high } }) => [
      nameOf(name).name,
      run,
      value * 100,
      low * 100,
      high * 100,
    ]),
  };
  return (
    <ChartFrame
      title={t('runs.metrics')}
      unit={t('runs.intervalUnit')}
      finding={t('compare.sharesFinding')}
      height={rows.length * ROW_PX + AXIS_PX}
      table={table}
    >
      <div className="interval-rows metric-rows table-text">
        {metrics.flatMap((metric) =>
          rows
            .filter(({ share }) => share.name === metric)
            .map((row, at) => (
              <ShareLine key={`${metric} ${row.place}`} row={row} isFirst={at === 0} axis={axis} ticks={ticks} />
            )),
        )}
        <div className="interval-row metric-row">
          <span />
          <IntervalAxis {...axis} ticks={ticks} write={(tick) => formatNumber(tick, 0)} />
        </div>
      </div>
    </ChartFrame>
  );
}

type ShareLineProps = {
  readonly row: ShareRow;
  /** The first run of a figure carries its name. */
  readonly isFirst: boolean;
  readonly axis: { readonly min: number; readonly max: number };
  readonly ticks: readonly number[];
};

function ShareLine({ row: { place, run, share }, isFirst, axis, ticks }: ShareLineProps) {
  const { nameOf } = useMetricWords();
  const { name, term } = nameOf(share.name);
  return (
    <div className="interval-row metric-row compare-share">
      <span>
        <RunDot place={place} />
        {isFirst && (
          <>
            {name} <span className="caption">{term}</span>
          </>
        )}
        <span className="visually-hidden">{`${name} ${run}`}</span>
      </span>
      <Interval
        {...axis}
        label={`${name}, ${run}`}
        value={share.value * 100}
        low={share.low * 100}
        high={share.high * 100}
        digits={0}
        grid={ticks}
      />
      <b className="interval-n">{share.name === 'auc' ? formatFixed(share.value, 3) : formatOfHundred(share.value)}</b>
    </div>
  );
}
