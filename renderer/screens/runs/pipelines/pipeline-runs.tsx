import { useTranslation } from 'react-i18next';
import type { PipelineRunSummary, PipelineStatus } from '../../../../shared/pipelines/pipeline-run.ts';
import { formatDuration, formatMoment, formatNumber } from '../../../format.ts';
import { goTo } from '../../../shell/navigation.ts';
import { Card } from '../../../ui/layout/card.tsx';
import { Table, type TableColumn } from '../../../ui/layout/table.tsx';
import { Tag, type TagKind } from '../../../ui/marks/tag.tsx';
import { pipelineRunFocus } from './pipelines-focus.ts';
import { usePipelineWords } from './use-pipeline-words.ts';

const tags: Readonly<Record<PipelineStatus, TagKind>> = {
  running: 'shadow',
  interrupted: 'stopped',
  waiting: 'alarm',
  finished: 'inUse',
  failed: 'refused',
  cancelled: 'stopped',
};

/** Runs of all pipelines, the newest first. */
export function PipelineRuns({ runs }: { readonly runs: readonly PipelineRunSummary[] }) {
  const { t } = useTranslation();
  const { causeOf } = usePipelineWords();
  const columns: readonly TableColumn<PipelineRunSummary>[] = [
    { key: 'pipeline', head: t('pipelines.pipeline'), width: 'minmax(0, 1.5fr)', renderCell: (run) => run.pipeline },
    {
      key: 'status',
      head: t('pipelines.stateHead'),
      width: '150px',
      renderCell: ({ status }) => <Tag kind={tags[status]} label={t(`pipelines.status.${status}`)} />,
    },
    {
      key: 'steps',
      head: t('pipelines.steps'),
      width: '90px',
      number: true,
      renderCell: ({ steps }) =>
        t('pipelines.doneOf', {
          done: formatNumber(steps.filter(({ state }) => state === 'done' || state === 'skipped').length),
          of: formatNumber(steps.length),
        }),
    },
    { key: 'because', head: t('pipelines.why'), fromWidth: 700, renderCell: ({ because }) => causeOf(because) },
    { key: 'when', head: t('pipelines.began'), renderCell: ({ startedAtMs }) => formatMoment(startedAtMs) },
    {
      key: 'took',
      head: t('pipelines.took'),
      width: '80px',
      number: true,
      renderCell: ({ startedAtMs, endedAtMs }) =>
        endedAtMs === null ? '–' : formatDuration((endedAtMs - startedAtMs) / 1_000),
    },
  ];
  return (
    <Card title={t('pipelines.runs')} flush>
      <Table
        label={t('pipelines.runs')}
        rows={runs}
        columns={columns}
        keyOf={({ id }) => id}
        onOpen={({ id }) => goTo('runs', pipelineRunFocus(id))}
      />
    </Card>
  );
}
