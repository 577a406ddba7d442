import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Output } from '../../../../shared/calls.ts';
import type { ExchangeCounts } from '../../../../shared/exchange.ts';
import { formatMoment, formatNumber } from '../../../format.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { Dialog } from '../../../ui/feedback/dialog.tsx';
import { Failed } from '../../../ui/feedback/failed.tsx';
import { Progress } from '../../../ui/feedback/progress.tsx';
import { Table, type TableColumn } from '../../../ui/layout/table.tsx';
import { type TaskState, useTask } from '../../../use-task.ts';

type Merged = Output<'project.merge'>;

type MergeDialogProps = { readonly path: string; readonly onClose: () => void };

/** Takes in what another laptop of the project has and this one has not; what is here stays as it is. */
export function MergeDialog({ path, onClose }: MergeDialogProps) {
  const { t } = useTranslation();
  const { task, start, stop } = useTask('project.merge');
  const [merged, setMerged] = useState<Merged | null>(null);
  const file = path.split(/[\\/]/u).at(-1) ?? path;
  const merge = async (other: 'refuse' | 'join') =>
    setMerged(await start({ path, other }, t('merge.running', { file })));
  const isOther = task.state === 'failed' && task.error.code === 'exchange.otherProject';
  return (
    <Dialog
      title={merged ? t('merge.done', { device: merged.from.deviceName }) : t('merge.title', { file })}
      onClose={onClose}
      actions={
        <>
          {isOther && <Button label={t('merge.join')} onClick={() => void merge('join')} />}
          <Button label={t('ui.close')} onClick={onClose} />
          {!merged && (
            <Button
              kind="filled"
              label={t('merge.do')}
              busy={task.state === 'running' ? t('merge.running', { file }) : undefined}
              onClick={() => void merge('refuse')}
            />
          )}
        </>
      }
    >
      {merged ? <MergeResult merged={merged} /> : <MergeWords task={task} onStop={stop} />}
    </Dialog>
  );
}

function MergeWords({ task, onStop }: { readonly task: TaskState; readonly onStop: () => void }) {
  const { t } = useTranslation();
  if (task.state === 'failed') return <Failed error={task.error} />;
  if (task.state === 'idle') return <p>{t('merge.words')}</p>;
  const { progress } = task;
  const share = progress && progress.of > 0 ? progress.done / progress.of : null;
  return <Progress label={t('merge.reading')} share={share} onStop={onStop} />;
}

const kinds = ['records', 'events', 'labels', 'datasetVersions'] as const satisfies readonly (keyof ExchangeCounts)[];
type Kind = (typeof kinds)[number];

/** What the file held, how much of it is new here, and how much was here already. */
function MergeResult({ merged: { from, holds, added, leftOut } }: { readonly merged: Merged }) {
  const { t } = useTranslation();
  const isNews = kinds.some((kind) => added[kind] > 0);
  const columns: readonly TableColumn<Kind>[] = [
    { key: 'kind', head: t('merge.what'), renderCell: (kind) => t(`merge.kind.${kind}`) },
    {
      key: 'added',
      head: t('merge.new'),
      number: true,
      width: '96px',
      renderCell: (kind) => formatNumber(added[kind]),
    },
    {
      key: 'here',
      head: t('merge.here'),
      number: true,
      width: '110px',
      renderCell: (kind) => formatNumber(holds[kind] - added[kind]),
    },
  ];
  return (
    <>
      <p role="status">
        {t(isNews ? 'merge.news' : 'merge.nothingNew', { when: formatMoment(from.madeAtMs) })}
        {leftOut > 0 && ` ${t('merge.leftOut', { count: leftOut, shown: formatNumber(leftOut) })}`}
      </p>
      <Table label={t('merge.what')} rows={kinds} columns={columns} keyOf={(kind) => kind} />
    </>
  );
}
