import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Output } from '../../../../shared/calls.ts';
import { formatMoment, formatNumber } from '../../../format.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { BeingRead } from '../../../ui/feedback/being-read.tsx';
import { Dialog } from '../../../ui/feedback/dialog.tsx';
import { Failed } from '../../../ui/feedback/failed.tsx';
import { Progress } from '../../../ui/feedback/progress.tsx';
import { showToast } from '../../../ui/feedback/toast-store.ts';
import { useReading } from '../../../use-reading.ts';
import { type TaskState, useTask } from '../../../use-task.ts';
import { bringsNews, MergeCounts } from './merge-counts.tsx';
import { MergePreview } from './merge-preview.tsx';

type Merged = Output<'project.merge'>;

type MergeDialogProps = { readonly path: string; readonly onClose: () => void };

/** Says what a file of another laptop would bring, then takes in what is not here; what is here stays as it is. */
export function MergeDialog({ path, onClose }: MergeDialogProps) {
  const { t } = useTranslation();
  const [merged, setMerged] = useState<Merged | null>(null);
  const preview = useReading('project.previewMerge', { path });
  const { task, start, stop } = useTask('project.merge');
  const file = path.split(/[\\/]/u).at(-1) ?? path;
  const found = preview.reading.state === 'ready' ? preview.reading.value : null;
  const merge = async () => {
    const other = found?.place === 'inUse' ? 'refuse' : 'join';
    const done = await start({ path, other }, t('merge.running', { file }));
    setMerged(done);
    // The page is now that of the project that was opened, and this dialog goes with the one before.
    if (done && found?.place === 'elsewhere') showToast({ message: t('merge.opened', { project: done.project.name }) });
  };
  const label = found ? t(`merge.do.${found.place}`, { project: found.project.name }) : t('merge.do.inUse');
  return (
    <Dialog
      title={merged ? t('merge.done', { device: merged.from.deviceName }) : t('merge.title', { file })}
      onClose={onClose}
      actions={
        <>
          <Button label={t('ui.close')} onClick={onClose} />
          {!merged && preview.reading.state !== 'failed' && (
            <Button
              kind="filled"
              label={label}
              busy={task.state === 'running' ? t('merge.running', { file }) : undefined}
              locked={found === null ? t('merge.reading') : bringsNews(found.news) ? undefined : t('merge.noNews')}
              onClick={() => void merge()}
            />
          )}
        </>
      }
    >
      {merged ? (
        <MergeResult merged={merged} />
      ) : (
        <>
          <BeingRead of={preview} words={t('merge.reading')}>
            {(value) => <MergePreview preview={value} />}
          </BeingRead>
          <Merging task={task} onStop={stop} />
        </>
      )}
    </Dialog>
  );
}

function Merging({ task, onStop }: { readonly task: TaskState; readonly onStop: () => void }) {
  const { t } = useTranslation();
  if (task.state === 'idle') return null;
  if (task.state === 'failed') return <Failed error={task.error} />;
  const { progress } = task;
  const share = progress && progress.of > 0 ? progress.done / progress.of : null;
  return <Progress label={t('merge.merging')} share={share} onStop={onStop} />;
}

function MergeResult({ merged: { from, holds, added, leftOut } }: { readonly merged: Merged }) {
  const { t } = useTranslation();
  return (
    <>
      <p role="status">
        {t(bringsNews(added) ? 'merge.taken' : 'merge.nothingNew', { when: formatMoment(from.madeAtMs) })}
        {leftOut > 0 && ` ${t('merge.leftOut', { count: leftOut, shown: formatNumber(leftOut) })}`}
      </p>
      <MergeCounts holds={holds} news={added} />
    </>
  );
}
