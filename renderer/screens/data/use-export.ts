import { useTranslation } from 'react-i18next';
import type { DatasetVersion } from '../../../shared/dataset.ts';
import type { AppError } from '../../../shared/result.ts';
import { formatNumber } from '../../format.ts';
import { showToast } from '../../ui/feedback/toast-store.ts';
import { useTask } from '../../use-task.ts';

export type Exporting = {
  /** Asks where to, then writes there. */
  readonly start: () => Promise<void>;
  /** What is being written; undefined while nothing is. */
  readonly busy: string | undefined;
  readonly error: AppError | null;
};

/** A version's way out, as a table for spreadsheets. */
export function useExport({ id, name, version }: DatasetVersion): Exporting {
  const { t } = useTranslation();
  const { task, start } = useTask('dataset.export');
  const words = t('data.exporting', { name });
  const startAs = async () => {
    const path = await window.fieldloop.saveFile(`${name}-v${version}.csv`);
    if (path === null) return;
    const written = await start({ ref: id, path }, words);
    if (written) showToast({ message: t('data.exported', { count: written.rows, rows: formatNumber(written.rows) }) });
  };
  return {
    start: startAs,
    busy: task.state === 'running' ? words : undefined,
    error: task.state === 'failed' ? task.error : null,
  };
}
