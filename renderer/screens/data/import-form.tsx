import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TablePreview } from '../../../shared/columns/import-options.ts';
import type { DatasetVersion } from '../../../shared/dataset.ts';
import { formatBytes, formatNumber } from '../../format.ts';
import { Button } from '../../ui/controls/button.tsx';
import { Field } from '../../ui/controls/field.tsx';
import { Select } from '../../ui/controls/select.tsx';
import { Tabs } from '../../ui/controls/tabs.tsx';
import { Failed } from '../../ui/feedback/failed.tsx';
import { showToast } from '../../ui/feedback/toast-store.ts';
import { Card } from '../../ui/layout/card.tsx';
import { useTask } from '../../use-task.ts';
import { ImportColumns } from './import-columns.tsx';
import { ImportFirstRows } from './import-first-rows.tsx';
import { RowsRead } from './rows-read.tsx';
import {
  type ColumnChange,
  type ColumnChanges,
  nameOfFile,
  needsDateOrder,
  planImport,
  proposeRoles,
} from './plan-import.ts';

type ImportFormProps = {
  readonly path: string;
  readonly preview: TablePreview;
  readonly datasets: readonly DatasetVersion[];
  readonly onMade: (version: DatasetVersion) => void;
};

export function ImportForm({ path, preview, datasets, onMade }: ImportFormProps) {
  const { t } = useTranslation();
  const [tab, setTab] = useState('columns');
  const [dataset, setDataset] = useState(nameOfFile(path));
  const [append, setAppend] = useState(false);
  const [changes, setChanges] = useState<ColumnChanges>(() => proposeRoles(preview));
  const { task, start, stop } = useTask('dataset.import');
  const newest = newestOf(datasets, dataset.trim());
  const looked = useLooked(preview);
  const locked = useLocked(preview, changes, dataset);
  const change = (name: string, changed: ColumnChange) =>
    setChanges((before) => ({ ...before, [name]: { ...before[name], ...changed } }));
  const importNow = async () => {
    const plan = planImport(path, dataset.trim(), preview, changes, append && newest !== undefined);
    const version = await start(plan, t('data.import.running', { file: nameOfFile(path) }));
    if (!version) return;
    showToast({ message: t('data.import.done', { count: version.rows, rows: formatNumber(version.rows) }) });
    onMade(version);
  };
  const tabs = [
    {
      value: 'columns',
      label: t('data.import.columns', { count: preview.columns.length }),
      content: <ImportColumns columns={preview.columns} changes={changes} onChange={change} />,
    },
    {
      value: 'rows',
      label: t('data.import.firstRowsTab', { rows: formatNumber(preview.rows.length) }),
      content: <ImportFirstRows preview={preview} />,
    },
  ];
  return (
    <Card flush className="data-import">
      <Tabs label={t('data.import.here')} tabs={tabs} value={tab} onChange={setTab} />
      <p className="caption card-row">{looked}</p>
      {task.state === 'failed' && <Failed error={task.error} />}
      <div className="card-row data-import-bar">
        {task.state === 'running' ? (
          <RowsRead task={task} onStop={stop} />
        ) : (
          <>
            <div className="data-import-name">
              <Field label={t('data.import.name')} value={dataset} onChange={setDataset} />
            </div>
            {newest && <AppendChoice newest={newest} append={append} onChange={setAppend} />}
            <Button kind="filled" label={t('data.import.start')} locked={locked} onClick={() => void importNow()} />
          </>
        )}
      </div>
    </Card>
  );
}

const newestOf = (datasets: readonly DatasetVersion[], name: string): DatasetVersion | undefined =>
  datasets.filter((version) => version.name === name).toSorted((a, b) => b.version - a.version)[0];

/** Why the import cannot begin yet; undefined where it can. */
function useLocked(preview: TablePreview, changes: ColumnChanges, dataset: string): string | undefined {
  const { t } = useTranslation();
  const undated = preview.columns.find((column) => needsDateOrder(column, changes[column.name] ?? {}));
  if (undated) return t('data.import.needsDateOrder', { column: undated.name });
  return dataset.trim() === '' ? t('data.import.needsName') : undefined;
}

type AppendChoiceProps = {
  readonly newest: DatasetVersion;
  readonly append: boolean;
  readonly onChange: (append: boolean) => void;
};

/** A data set of that name is there already: its next version holds this file alone, or the earlier rows too. */
function AppendChoice({ newest, append, onChange }: AppendChoiceProps) {
  const { t } = useTranslation();
  const words = { next: newest.version + 1, version: newest.version, rows: formatNumber(newest.rows) };
  return (
    <Select
      label={t('data.import.next', words)}
      value={append ? 'append' : 'alone'}
      options={[
        { value: 'alone', label: t('data.import.alone') },
        { value: 'append', label: t('data.import.append', words) },
      ]}
      onChange={(value) => onChange(value === 'append')}
    />
  );
}

function useLooked({ sampledRows, complete, sizeBytes }: TablePreview): string {
  const { t } = useTranslation();
  const words = { rows: formatNumber(sampledRows), size: formatBytes(sizeBytes) };
  return complete ? t('data.import.allRows', words) : t('data.import.firstRows', words);
}
