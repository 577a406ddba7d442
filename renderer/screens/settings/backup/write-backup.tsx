import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Backup } from '../../../../shared/integrity.ts';
import { formatBytes, formatNumber } from '../../../format.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { Failed } from '../../../ui/feedback/failed.tsx';
import { Progress } from '../../../ui/feedback/progress.tsx';
import { useTask } from '../../../use-task.ts';

/** Asks where to, writes everything there and reads it again; can be stopped, and leaves an older file whole then. */
export function WriteBackup() {
  const { t } = useTranslation();
  const { task, start, stop } = useTask('home.backup');
  const [made, setMade] = useState<Backup | null>(null);
  const words = t('settings.backup.running');
  const write = async () => {
    const path = await window.fieldloop.saveFile(t('settings.backup.file'));
    if (path !== null) setMade(await start({ path }, words));
  };
  if (task.state === 'running') {
    const { progress } = task;
    return (
      <Progress label={words} share={progress && progress.of > 0 ? progress.done / progress.of : null} onStop={stop} />
    );
  }
  return (
    <>
      <Button size="bar" label={t('settings.backup.do')} onClick={() => void write()} />
      {made && <MadeBackup backup={made} />}
      {task.state === 'failed' && <Failed error={task.error} />}
    </>
  );
}

function MadeBackup({ backup: { sizeBytes, keyFile, damaged } }: { readonly backup: Backup }) {
  const { t } = useTranslation();
  return (
    <div className="check-results table-text" role="status">
      <p>{t('settings.backup.made', { size: formatBytes(sizeBytes) })}</p>
      {keyFile !== null && <p className="second">{t('settings.backup.key', { path: keyFile })}</p>}
      {damaged.length > 0 && (
        <p className="warn-text">
          {t('settings.backup.damaged', { count: damaged.length, shown: formatNumber(damaged.length) })}
        </p>
      )}
    </div>
  );
}
