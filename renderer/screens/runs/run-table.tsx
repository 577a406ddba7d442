import { useTranslation } from 'react-i18next';
import type { Run } from '../../../shared/run.ts';
import { formatDuration, formatFixed, formatMoment, formatOfHundred } from '../../format.ts';
import { goTo } from '../../shell/navigation.ts';
import { Table, type TableColumn } from '../../ui/layout/table.tsx';
import { Tag, type TagKind } from '../../ui/marks/tag.tsx';

const tags: Readonly<Record<Run['status'], TagKind>> = {
  running: 'shadow',
  finished: 'plain',
  failed: 'refused',
  cancelled: 'stopped',
};

/** Every run with its data, what it reached and how it ended. */
export function RunTable({ runs }: { readonly runs: readonly Run[] }) {
  const { t } = useTranslation();
  const metric = (name: string) => (run: Run) => run.outcome?.metrics[name] ?? Number.NaN;
  const columns: readonly TableColumn<Run>[] = [
    {
      key: 'name',
      head: t('runs.run'),
      sortBy: ({ modelName }) => modelName,
      renderCell: (run) => <strong>{run.modelName}</strong>,
    },
    { key: 'data', head: t('runs.data'), sortBy: ({ datasetRef }) => datasetRef, renderCell: (run) => run.datasetRef },
    { key: 'target', head: t('runs.target'), renderCell: (run) => run.target },
    metricColumn('auc', t('runs.auc'), metric('auc'), (value) => formatFixed(value, 3)),
    metricColumn('sensitivity', t('runs.finds'), metric('sensitivity'), formatOfHundred),
    metricColumn('falseAlarms', t('runs.falseAlarms'), (run) => 1 - metric('specificity')(run), formatOfHundred),
    {
      key: 'time',
      head: t('runs.time'),
      number: true,
      width: '70px',
      renderCell: ({ outcome }) => (outcome ? formatDuration(outcome.seconds) : '–'),
    },
    {
      key: 'when',
      head: t('runs.when'),
      sortBy: (run) => run.startedAtMs,
      renderCell: (run) => formatMoment(run.startedAtMs),
    },
    {
      key: 'status',
      head: t('runs.state'),
      width: '110px',
      renderCell: (run) => (
        <Tag kind={tags[run.status]} label={run.outcome?.modelRef ?? t(`runs.status.${run.status}`)} />
      ),
    },
  ];
  return (
    <Table
      label={t('shell.screen.runs')}
      rows={runs}
      columns={columns}
      keyOf={({ id }) => id}
      onOpen={({ id }) => goTo('runs', id)}
    />
  );
}

/** A dash where a run has no such figure. */
function metricColumn(
  key: string,
  head: string,
  read: (run: Run) => number,
  write: (value: number) => string,
): TableColumn<Run> {
  const renderCell = (run: Run) => (Number.isNaN(read(run)) ? '–' : write(read(run)));
  const sortBy = (run: Run) => (Number.isNaN(read(run)) ? -1 : read(run));
  return { key, head, number: true, width: '90px', sortBy, renderCell };
}
