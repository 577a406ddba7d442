import { useTranslation } from 'react-i18next';
import type { PipelineStep } from '../../../../shared/pipelines/pipeline-run.ts';
import { Table, type TableColumn } from '../../../ui/layout/table.tsx';
import { Tag } from '../../../ui/marks/tag.tsx';
import { lanesWidth, ROW_PX, StepLanes } from './step-lane-cell.tsx';
import { laySteps } from './step-lanes.ts';
import { stepTime, tagOfState, usePipelineWords } from './use-pipeline-words.ts';

type StepGraphProps = {
  readonly steps: readonly PipelineStep[];
  readonly chosen: string | null;
  readonly onChoose: (id: string) => void;
};

/** The steps in the order in which they are carried out, with lines from each to those that wait for it. */
export function StepGraph({ steps, chosen, onChoose }: StepGraphProps) {
  const { t } = useTranslation();
  const { lineOf, callOf } = usePipelineWords();
  const { rows, lanes } = laySteps(steps);
  const rowOf = new Map(rows.map((row) => [row.id, row]));
  const columns: readonly TableColumn<PipelineStep>[] = [
    {
      key: 'graph',
      head: '',
      width: `${lanesWidth(lanes)}px`,
      renderCell: ({ id, state }) => {
        const row = rowOf.get(id);
        return row && <StepLanes row={row} lanes={lanes} state={state} />;
      },
    },
    {
      key: 'step',
      head: t('pipelines.step'),
      width: 'minmax(90px, 0.6fr)',
      renderCell: ({ id }) => <strong>{id}</strong>,
    },
    { key: 'call', head: t('pipelines.does'), fromWidth: 640, renderCell: ({ call }) => callOf(call) },
    {
      key: 'state',
      head: t('pipelines.stateHead'),
      width: '120px',
      renderCell: ({ state }) => <Tag kind={tagOfState[state]} label={t(`pipelines.state.${state}`)} />,
    },
    { key: 'time', head: t('pipelines.took'), width: '80px', number: true, renderCell: (step) => stepTime(step) },
    {
      key: 'said',
      head: t('pipelines.saidLast'),
      fromWidth: 720,
      width: 'minmax(0, 1.4fr)',
      renderCell: ({ log }) => {
        const last = log.at(-1);
        return <span className="second">{last === undefined ? '' : lineOf(last)}</span>;
      },
    },
  ];
  return (
    <Table
      label={t('pipelines.graph')}
      rows={steps}
      columns={columns}
      keyOf={({ id }) => id}
      chosen={chosen === null ? undefined : new Set([chosen])}
      onOpen={({ id }) => onChoose(id)}
      rowHeight={ROW_PX}
    />
  );
}
