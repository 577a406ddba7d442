import { useTranslation } from 'react-i18next';
import type { RunSummary } from '../../../shared/run.ts';
import { roundTicks } from '../../charts/axes.ts';
import { IntervalAxis } from '../../charts/interval-axis.tsx';
import { columnWords, refWords } from '../../column-words.ts';
import { formatDuration, formatFixed, formatMoment, formatNumber, formatOfHundred } from '../../format.ts';
import { goTo } from '../../shell/navigation.ts';
import { Table, type TableColumn, type TableProps } from '../../ui/layout/table.tsx';
import { Interval } from '../../ui/marks/interval.tsx';
import { Tag, type TagKind } from '../../ui/marks/tag.tsx';
import { useColumnWords } from '../../use-column-words.ts';
import { heldOutShares } from './held-out-shares.ts';

const tags: Readonly<Record<Exclude<RunSummary['status'], 'finished'>, TagKind>> = {
  running: 'shadow',
  waiting: 'shadow',
  paused: 'stopped',
  interrupted: 'stopped',
  failed: 'refused',
  cancelled: 'stopped',
};

type RunTableProps = Pick<TableProps<RunSummary>, 'chosen' | 'order'> & {
  readonly onChoose: (id: string) => void;
  readonly runs: readonly RunSummary[];
  /** The version that scores now, such as `referral@3`. */
  readonly inUse: string | null;
};

/** Every run with its data, what it reached and how it ended; areas under the curve share one axis. */
export function RunTable({ runs, inUse, chosen, order, onChoose }: RunTableProps) {
  const { t } = useTranslation();
  const nameOf = useColumnWords();
  const metric = (name: string) => (run: RunSummary) => run.outcome?.metrics[name] ?? Number.NaN;
  const ticks = roundTicks(Math.min(0.9, ...runs.flatMap((run) => areaOf(run)?.low ?? [])), 1, 2);
  const columns: readonly TableColumn<RunSummary>[] = [
    {
      key: 'chosen',
      head: <span className="visually-hidden">{t('compare.choose')}</span>,
      width: '20px',
      renderCell: (run) => <ChooseRun run={run} chosen={chosen?.has(run.id) ?? false} onChoose={onChoose} />,
    },
    {
      key: 'name',
      head: t('runs.run'),
      width: 'minmax(120px, 1fr)',
      sortBy: ({ modelName }) => modelName,
      renderCell: (run) => <strong className="clipped">{columnWords(run.modelName)}</strong>,
    },
    {
      key: 'data',
      head: t('runs.data'),
      width: 'minmax(100px, 0.8fr)',
      sortBy: ({ datasetRef }) => datasetRef,
      renderCell: (run) => <span className="clipped">{refWords(run.datasetRef)}</span>,
    },
    {
      key: 'target',
      head: t('runs.target'),
      fromWidth: 920,
      width: 'minmax(90px, 0.8fr)',
      renderCell: (run) => <span className="clipped">{nameOf(run.target)}</span>,
    },
    metricColumn('auc', t('runs.auc'), '48px', metric('auc'), (value) => formatFixed(value, 3)),
    {
      key: 'interval',
      head: (
        <>
          <span className="visually-hidden">{t('runs.aucInterval')}</span>
          <div className="runs-interval">
            <IntervalAxis min={ticks[0] ?? 0} max={1} ticks={ticks} write={(tick) => formatNumber(tick)} />
          </div>
        </>
      ),
      width: 'minmax(128px, 180px)',
      renderCell: (run) => <Reached run={run} ticks={ticks} />,
    },
    metricColumn('sensitivity', t('runs.finds'), '52px', metric('sensitivity'), formatOfHundred),
    metricColumn(
      'falseAlarms',
      t('runs.falseAlarms'),
      '84px',
      (run) => 1 - metric('specificity')(run),
      formatOfHundred,
    ),
    {
      key: 'time',
      head: t('runs.time'),
      number: true,
      fromWidth: 1_000,
      width: '48px',
      renderCell: (run) => <Took run={run} />,
    },
    {
      key: 'when',
      head: t('runs.when'),
      fromWidth: 1_080,
      width: '116px',
      sortBy: (run) => run.startedAtMs,
      renderCell: (run) => formatMoment(run.startedAtMs),
    },
    { key: 'status', head: t('runs.state'), width: '96px', renderCell: (run) => <Ended run={run} inUse={inUse} /> },
  ];
  return (
    <Table
      label={t('shell.screen.runs')}
      rows={runs}
      columns={columns}
      keyOf={({ id }) => id}
      minWidth={756}
      chosen={chosen}
      order={order}
      onOpen={({ id }) => goTo('runs', id)}
      onChoose={({ id }) => onChoose(id)}
    />
  );
}

type ChooseRunProps = {
  readonly run: RunSummary;
  readonly chosen: boolean;
  readonly onChoose: (id: string) => void;
};

/** For a pointer: by keyboard, Space chooses the row. */
function ChooseRun({ run, chosen, onChoose }: ChooseRunProps) {
  const { t } = useTranslation();
  return (
    <input
      type="checkbox"
      tabIndex={-1}
      checked={chosen}
      aria-label={t('compare.chooseRun', { name: columnWords(run.modelName) })}
      onClick={(event) => event.stopPropagation()}
      onChange={() => onChoose(run.id)}
    />
  );
}

const areaOf = ({ outcome }: RunSummary) => outcome && heldOutShares(outcome).find(({ name }) => name === 'auc');

/** The area with its interval, or in words what a run has instead of one. */
function Reached({ run, ticks }: { readonly run: RunSummary; readonly ticks: readonly number[] }) {
  const { t } = useTranslation();
  const area = areaOf(run);
  if (area)
    return (
      <div className="runs-interval">
        <Interval label={t('runs.auc')} min={ticks[0] ?? 0} max={1} {...area} grid={ticks} digits={3} />
      </div>
    );
  const { accuracy, mae } = run.outcome?.metrics ?? {};
  const words =
    accuracy !== undefined
      ? t('runs.right', { share: formatOfHundred(accuracy) })
      : mae !== undefined
        ? t('runs.offBy', { error: formatNumber(mae, 3) })
        : run.status === 'failed'
          ? run.error?.message
          : undefined;
  return (
    <span className="second clipped" title={words}>
      {words}
    </span>
  );
}

const Took = ({ run: { startedAtMs, endedAtMs } }: { readonly run: RunSummary }) =>
  endedAtMs === null ? '–' : formatDuration((endedAtMs - startedAtMs) / 1_000);

function Ended({
  run: { status, outcome, reproduction },
  inUse,
}: {
  readonly run: RunSummary;
  readonly inUse: string | null;
}) {
  const { t } = useTranslation();
  if (status !== 'finished') return <Tag kind={tags[status]} label={t(`runs.status.${status}`)} />;
  if (!outcome) return null;
  if (reproduction?.isSame === true) return <Tag kind="plain" label={t('runs.repeatSame')} />;
  if (reproduction !== null) return <Tag kind="refused" label={t('runs.repeatOther')} />;
  const version = outcome.modelRef.slice(outcome.modelRef.lastIndexOf('@') + 1);
  return inUse === outcome.modelRef ? (
    <Tag kind="inUse" label={t('runs.versionInUse', { version })} />
  ) : (
    <Tag kind="plain" label={t('runs.version', { version })} />
  );
}

/** A dash where a run has no such figure. */
function metricColumn(
  key: string,
  head: string,
  width: string,
  read: (run: RunSummary) => number,
  write: (value: number) => string,
): TableColumn<RunSummary> {
  const renderCell = (run: RunSummary) => (Number.isNaN(read(run)) ? '–' : write(read(run)));
  return { key, head, number: true, width, sortBy: read, renderCell };
}
