import { useTranslation } from 'react-i18next';
import type { Output } from '../../../../shared/calls.ts';
import { formatBytes, formatMoment } from '../../../format.ts';
import type { SettingGroup } from '../settings-groups.tsx';
import { RestoreBackup } from './restore-backup.tsx';
import { WriteBackup } from './write-backup.tsx';

type Kept = Pick<Output<'home.show'>, 'lastBackup' | 'lastRestore'>;

/** Everything but the key into one file, where the person says, and back from one. */
export function useBackupSettings({ lastBackup, lastRestore }: Kept): SettingGroup {
  const { t } = useTranslation();
  const last = lastBackup && {
    when: formatMoment(lastBackup.createdAtMs),
    size: formatBytes(lastBackup.sizeBytes),
    path: lastBackup.path,
  };
  const restored = lastRestore && {
    when: formatMoment(lastRestore.atMs),
    backup: formatMoment(lastRestore.backupAtMs),
    path: lastRestore.keptAs,
  };
  return {
    id: 'backup',
    title: t('settings.backup.title'),
    rows: [
      {
        id: 'write',
        name: last ? t('settings.backup.last', last) : t('settings.backup.never'),
        look: !last,
        words: last ? t('settings.backup.lastWords', last) : t('settings.backup.words'),
        control: <WriteBackup />,
      },
      { name: t('restore.name'), words: t('restore.words'), control: <RestoreBackup /> },
      ...(restored
        ? [
            {
              name: t('restore.last', restored),
              words: restored.path === null ? undefined : t('restore.kept', restored),
              control: null,
            },
          ]
        : []),
    ],
  };
}
