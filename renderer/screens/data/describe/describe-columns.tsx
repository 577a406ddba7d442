import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DatasetDetail, DatasetVersion } from '../../../../shared/dataset.ts';
import { formatNumber } from '../../../format.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { Failed } from '../../../ui/feedback/failed.tsx';
import { showToast } from '../../../ui/feedback/toast-store.ts';
import { Table } from '../../../ui/layout/table.tsx';
import { useTask } from '../../../use-task.ts';
import { type ColumnEdit, type ColumnEdits, readEdits } from './column-edits.ts';
import { useDescribeColumns } from './use-describe-columns.tsx';

/** What a window leaves under the page's head and the tabs, so that the button stays in view. */
const TABLE_HEIGHT = 'max(260px, calc(100vh - 296px))';

type DescribeColumnsProps = { readonly detail: DatasetDetail; readonly onMade: (version: DatasetVersion) => void };

/** Units, allowed values and use of every column, open to change; the rows stay the same and are shared. */
export function DescribeColumns({ detail: { version }, onMade }: DescribeColumnsProps) {
  const { t } = useTranslation();
  const [edits, setEdits] = useState<ColumnEdits>({});
  const { task, start } = useTask('dataset.describe');
  const { changes, problems } = readEdits(version.columns, edits);
  const change = (name: string, edit: ColumnEdit) =>
    setEdits((before) => ({ ...before, [name]: { ...before[name], ...edit } }));
  const columns = useDescribeColumns(edits, problems, change);
  const make = async () => {
    const words = t('describe.running', { name: version.name });
    const made = await start({ ref: version.id, columns: [...changes] }, words);
    if (!made) return;
    const misfits = made.misfits.reduce((sum, { count }) => sum + count, 0);
    showToast({
      message:
        misfits === 0 ? t('describe.made') : t('describe.misfits', { count: misfits, shown: formatNumber(misfits) }),
    });
    onMade(made.version);
  };
  const locked =
    problems.length > 0 ? t('describe.needsLimits') : changes.length === 0 ? t('describe.needsChange') : undefined;
  return (
    <>
      <Table
        label={t('derive.tabDescribe')}
        rows={version.columns}
        columns={columns}
        keyOf={({ name }) => name}
        rowHeight={56}
        minWidth={700}
        maxHeight={TABLE_HEIGHT}
      />
      {task.state === 'failed' && <Failed error={task.error} />}
      <div className="card-row data-import-bar describe-bar">
        <span className="second table-text" role="status">
          {t('describe.changed', { count: changes.length })}
        </span>
        <Button
          kind="filled"
          label={t('derive.make')}
          busy={task.state === 'running' ? t('describe.running', { name: version.name }) : undefined}
          locked={locked}
          onClick={() => void make()}
        />
      </div>
    </>
  );
}
