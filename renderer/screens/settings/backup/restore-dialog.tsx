import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/controls/button.tsx';
import { BeingRead } from '../../../ui/feedback/being-read.tsx';
import { Dialog } from '../../../ui/feedback/dialog.tsx';
import { Failed } from '../../../ui/feedback/failed.tsx';
import { Progress } from '../../../ui/feedback/progress.tsx';
import { useReading } from '../../../use-reading.ts';
import { type TaskState, useTask } from '../../../use-task.ts';
import { RestorePreview } from './restore-preview.tsx';

type RestoreDialogProps = { readonly path: string; readonly onClose: () => void };

/** What a backup holds and what would come of what is here; then everything is opened as it was in the backup. */
export function RestoreDialog({ path, onClose }: RestoreDialogProps) {
  const { t } = useTranslation();
  const [keyFile, setKeyFile] = useState<string | null>(null);
  const input = { path, ...(keyFile === null ? {} : { keyFile }) };
  const backup = useReading('home.inspectBackup', input);
  const { task, start, stop } = useTask('home.restore');
  const file = path.split(/[\\/]/u).at(-1) ?? path;
  const isReady = backup.reading.state === 'ready';
  const restore = async () => {
    if (await start(input, t('restore.running'))) await window.fieldloop.restart();
  };
  const chooseKey = async () => setKeyFile(await window.fieldloop.chooseFile('any'));
  return (
    <Dialog
      title={t('restore.title', { file })}
      onClose={onClose}
      actions={
        <>
          {backup.reading.state === 'failed' && (
            <Button label={t('restore.chooseKey')} onClick={() => void chooseKey()} />
          )}
          <Button label={t('restore.keep')} onClick={onClose} />
          <Button
            kind="danger"
            label={t('restore.do')}
            busy={task.state === 'running' ? t('restore.running') : undefined}
            locked={isReady ? undefined : t('restore.notRead')}
            onClick={() => void restore()}
          />
        </>
      }
    >
      <BeingRead of={backup} words={t('restore.reading')}>
        {(value) => <RestorePreview backup={value} />}
      </BeingRead>
      <Restoring task={task} onStop={stop} />
    </Dialog>
  );
}

function Restoring({ task, onStop }: { readonly task: TaskState; readonly onStop: () => void }) {
  const { t } = useTranslation();
  if (task.state === 'idle') return null;
  if (task.state === 'failed') return <Failed error={task.error} />;
  const { progress } = task;
  const share = progress && progress.of > 0 ? progress.done / progress.of : null;
  return <Progress label={t('restore.running')} share={share} onStop={onStop} />;
}
