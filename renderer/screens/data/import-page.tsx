import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CsvPreview } from '../../../shared/columns/csv.ts';
import { formatBytes, formatNumber } from '../../format.ts';
import { goTo } from '../../shell/navigation.ts';
import { Button } from '../../ui/controls/button.tsx';
import { Field } from '../../ui/controls/field.tsx';
import { Failed } from '../../ui/feedback/failed.tsx';
import { Progress } from '../../ui/feedback/progress.tsx';
import { Shown } from '../../ui/feedback/shown.tsx';
import { showToast } from '../../ui/feedback/toast-store.ts';
import { Card } from '../../ui/layout/card.tsx';
import { Page } from '../../ui/layout/page.tsx';
import { useCall } from '../../use-call.ts';
import { type TaskState, useTask } from '../../use-task.ts';
import { ImportColumns } from './import-columns.tsx';
import { type ColumnChange, type ColumnChanges, nameOfFile, needsDateOrder, planImport } from './plan-import.ts';

type ImportPageProps = { readonly path: string; readonly onClose: () => void };

/** What a file seems to hold, shown with its evidence before anything is written. */
export function ImportPage({ path, onClose }: ImportPageProps) {
  const { t } = useTranslation();
  const preview = useCall('dataset.preview', { path }, []);
  return (
    <Page
      title={t('data.import.title', { file: nameOfFile(path) })}
      sentence={t('data.import.sentence')}
      parent={{ label: t('shell.screen.data'), here: t('data.import.here'), onOpen: onClose }}
    >
      <Shown loaded={preview} shape="rows">
        {(found) => <ImportForm path={path} preview={found} onClose={onClose} />}
      </Shown>
    </Page>
  );
}

function ImportForm({ path, preview, onClose }: ImportPageProps & { readonly preview: CsvPreview }) {
  const { t } = useTranslation();
  const [dataset, setDataset] = useState(nameOfFile(path));
  const [changes, setChanges] = useState<ColumnChanges>({});
  const { task, start, stop } = useTask('dataset.import');
  const change = (name: string, changed: ColumnChange) =>
    setChanges((before) => ({ ...before, [name]: { ...before[name], ...changed } }));
  const undated = preview.columns.find((column) => needsDateOrder(column, changes[column.name] ?? {}));
  const importNow = async () => {
    const label = t('data.import.running', { file: nameOfFile(path) });
    const version = await start(planImport(path, dataset.trim(), preview, changes), label);
    if (!version) return;
    showToast({ message: t('data.import.done', { count: version.rows, rows: formatNumber(version.rows) }) });
    onClose();
    goTo('data', `${version.name}@${version.version}`);
  };
  const locked = undated
    ? t('data.import.needsDateOrder', { column: undated.name })
    : dataset.trim() === ''
      ? t('data.import.needsName')
      : undefined;
  return (
    <Card flush title={t('data.import.columns', { count: preview.columns.length })} unit={useLooked(preview)}>
      <ImportColumns columns={preview.columns} changes={changes} onChange={change} />
      <div className="card-row data-import-bar">
        <Field label={t('data.import.name')} value={dataset} onChange={setDataset} />
        {task.state === 'running' ? (
          <RunningImport task={task} onStop={stop} />
        ) : (
          <Button kind="filled" label={t('data.import.start')} locked={locked} onClick={() => void importNow()} />
        )}
      </div>
      {task.state === 'failed' && <Failed error={task.error} />}
    </Card>
  );
}

function useLooked({ sampledRows, complete, sizeBytes }: CsvPreview): string {
  const { t } = useTranslation();
  const words = { rows: formatNumber(sampledRows), size: formatBytes(sizeBytes) };
  return complete ? t('data.import.allRows', words) : t('data.import.firstRows', words);
}

type RunningImportProps = { readonly task: Extract<TaskState, { state: 'running' }>; readonly onStop: () => void };

function RunningImport({ task: { progress }, onStop }: RunningImportProps) {
  const { t } = useTranslation();
  return (
    <Progress
      label={t('data.import.read', { rows: formatNumber(progress?.rows ?? 0) })}
      share={progress && progress.of > 0 ? progress.done / progress.of : null}
      onStop={onStop}
    />
  );
}
