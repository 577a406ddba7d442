import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Backup } from '../../../shared/integrity.ts';
import { formatBytes, formatMoment, formatNumber } from '../../format.ts';
import { Button } from '../../ui/controls/button.tsx';
import { Failed } from '../../ui/feedback/failed.tsx';
import { useTask } from '../../use-task.ts';
import type { SettingGroup } from './settings-groups.tsx';

/** Everything but the key into one file, where the person says. */
export function useBackupSettings(): SettingGroup {
  const { t } = useTranslation();
  return {
    id: 'backup',
    title: t('settings.backup.title'),
    rows: [{ name: t('settings.backup.name'), words: t('settings.backup.words'), control: <WriteBackup /> }],
  };
}

function WriteBackup() {
  const { t } = useTranslation();
  const { task, start } = useTask('home.backup');
  const [made, setMade] = useState<Backup | null>(null);
  const words = t('settings.backup.running');
  const write = async () => {
    const path = await window.fieldloop.saveFile(t('settings.backup.file'));
    if (path !== null) setMade(await start({ path }, words));
  };
  return (
    <>
      <Button
        size="bar"
        label={t('settings.backup.do')}
        busy={task.state === 'running' ? words : undefined}
        onClick={() => void write()}
      />
      {made && <MadeBackup backup={made} />}
      {task.state === 'failed' && <Failed error={task.error} />}
    </>
  );
}

function MadeBackup({ backup: { path, sizeBytes, createdAtMs, keyFile, damaged } }: { readonly backup: Backup }) {
  const { t } = useTranslation();
  return (
    <div className="check-results table-text" role="status">
      <p>{t('settings.backup.made', { path, size: formatBytes(sizeBytes), when: formatMoment(createdAtMs) })}</p>
      {keyFile !== null && <p className="second">{t('settings.backup.key', { path: keyFile })}</p>}
      {damaged.length > 0 && (
        <p className="warn-text">
          {t('settings.backup.damaged', { count: damaged.length, shown: formatNumber(damaged.length) })}
        </p>
      )}
    </div>
  );
}
