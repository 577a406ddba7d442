import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DatasetVersion } from '../../../../shared/dataset.ts';
import type { DeriveStep } from '../../../../shared/derive.ts';
import { columnWords } from '../../../column-words.ts';
import { formatNumber } from '../../../format.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { Field } from '../../../ui/controls/field.tsx';
import { Failed } from '../../../ui/feedback/failed.tsx';
import { showToast } from '../../../ui/feedback/toast-store.ts';
import { useTask } from '../../../use-task.ts';
import { RowsRead } from '../rows-read.tsx';

type MakeVersionProps = {
  readonly version: DatasetVersion;
  readonly steps: readonly DeriveStep[];
  /** Why the steps cannot be taken yet. */
  readonly locked: string | undefined;
  readonly onMade: (version: DatasetVersion) => void;
};

/** Takes the steps and makes a version of them: the next of this data set, or the first of another. */
export function MakeVersion({ version, steps, locked, onMade }: MakeVersionProps) {
  const { t } = useTranslation();
  const [name, setName] = useState(version.name);
  const { task, start, stop } = useTask('dataset.derive');
  const make = async () => {
    const input = { ref: version.id, steps: [...steps], name: name.trim() };
    const made = await start(input, t('derive.running', { name: columnWords(name.trim()) }));
    if (!made) return;
    showToast({ message: t('derive.made', { count: made.rows, rows: formatNumber(made.rows) }) });
    onMade(made);
  };
  return (
    <>
      {task.state === 'failed' && <Failed error={task.error} />}
      <div className="card-row data-import-bar">
        {task.state === 'running' ? (
          <RowsRead task={task} onStop={stop} />
        ) : (
          <>
            <div className="data-import-name">
              <Field label={t('derive.name')} value={name} onChange={setName} />
            </div>
            <Button
              kind="filled"
              label={t('derive.make')}
              locked={locked ?? (name.trim() === '' ? t('data.import.needsName') : undefined)}
              onClick={() => void make()}
            />
          </>
        )}
      </div>
    </>
  );
}
