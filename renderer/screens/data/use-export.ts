import { useTranslation } from 'react-i18next';
import type { DatasetVersion } from '../../../shared/dataset.ts';
import { ExportFormat } from '../../../shared/export-format.ts';
import type { AppError } from '../../../shared/result.ts';
import { formatNumber } from '../../format.ts';
import { showToast } from '../../ui/feedback/toast-store.ts';
import { useTask } from '../../use-task.ts';

/** A Croissant description stands in a folder beside its files. */
const endings: Readonly<Record<ExportFormat, string>> = { csv: '.csv', parquet: '.parquet', croissant: '' };

export type Exporting = {
  readonly formats: readonly { readonly format: ExportFormat; readonly label: string }[];
  /** Asks where to, then writes there. */
  readonly start: (format: ExportFormat) => Promise<void>;
  /** What is being written; undefined while nothing is. */
  readonly busy: string | undefined;
  readonly error: AppError | null;
};

/** A version's ways out: a table for spreadsheets, a table for programs, a folder that says what it holds. */
export function useExport({ id, name, version }: DatasetVersion): Exporting {
  const { t } = useTranslation();
  const { task, start } = useTask('dataset.export');
  const words = t('data.exporting', { name });
  const startAs = async (format: ExportFormat) => {
    const path = await window.fieldloop.saveFile(`${name}-v${version}${endings[format]}`);
    if (path === null) return;
    const written = await start({ ref: id, path, format }, words);
    if (written) showToast({ message: t('data.exported', { count: written.rows, rows: formatNumber(written.rows) }) });
  };
  return {
    formats: ExportFormat.options.map((format) => ({
      format,
      label: t(`data.exportAs.${format}`),
    })),
    start: startAs,
    busy: task.state === 'running' ? words : undefined,
    error: task.state === 'failed' ? task.error : null,
  };
}
