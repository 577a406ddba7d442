import { useTranslation } from 'react-i18next';
import { formatBytes } from '../../../format.ts';
import { showToast } from '../../../ui/feedback/toast-store.ts';
import { useTask } from '../../../use-task.ts';

/** Writes records, answers and data sets of the project into one file for its other laptops. */
export function useProjectExport() {
  const { t } = useTranslation();
  const { task, start } = useTask('project.export');
  const write = async () => {
    const path = await window.fieldloop.saveFile(t('merge.file'));
    if (path === null) return;
    const written = await start({ path }, t('merge.writing'));
    if (written) showToast({ message: t('merge.written', { size: formatBytes(written.sizeBytes) }) });
  };
  const busy = task.state === 'running' ? t('merge.writing') : undefined;
  return { write, busy, error: task.state === 'failed' ? task.error : null };
}
