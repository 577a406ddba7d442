import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Output } from '../../../../shared/calls.ts';
import type { DatasetVersion } from '../../../../shared/dataset.ts';
import { columnWords } from '../../../column-words.ts';
import { formatNumber } from '../../../format.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { Field } from '../../../ui/controls/field.tsx';
import { Failed } from '../../../ui/feedback/failed.tsx';
import { showToast } from '../../../ui/feedback/toast-store.ts';
import { type TaskState, useTask } from '../../../use-task.ts';
import { RowsRead } from '../rows-read.tsx';
import { Conditions, type FilterDraft } from '../derive/conditions.tsx';
import { FittingRecords } from './fitting-records.tsx';
import { readSelection } from './read-selection.ts';

type FreezeFormProps = {
  /** Of all records. */
  readonly survey: Output<'record.previewFreeze'>;
  readonly datasets: readonly DatasetVersion[];
  readonly onMade: (version: DatasetVersion) => void;
};

/** No condition means every record. */
const ALL: FilterDraft = { kind: 'filter', join: 'all', conditions: [] };

export function FreezeForm({ survey, datasets, onMade }: FreezeFormProps) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState(ALL);
  const [name, setName] = useState(() => lastFrozenName(datasets) ?? t('freeze.defaultName'));
  const [rows, setRows] = useState<number | null>(null);
  const { task, start, stop } = useTask('record.freeze');
  const { columns, values } = survey;
  const selection = readSelection(draft, columns);
  const freeze = async () => {
    if (!selection.ok) return;
    const input = { name: name.trim(), ...(selection.where ? { where: selection.where } : {}) };
    const made = await start(input, t('freeze.running', { name: columnWords(name.trim()) }));
    if (!made) return;
    showToast({ message: t('freeze.made', { count: made.rows, rows: formatNumber(made.rows) }) });
    onMade(made);
  };
  return (
    <>
      <div className="card-row derive-step" role="group" aria-label={t('freeze.which')}>
        <h2 className="changes-part-heading">{t('freeze.which')}</h2>
        <Conditions {...{ draft, columns }} mayBeNone knownOf={(column) => values[column] ?? []} onChange={setDraft} />
        {!selection.ok && <p className="derive-sentence table-text second">{t(`derive.lacks.${selection.lacks}`)}</p>}
      </div>
      <FittingRecords selection={selection} onCounted={setRows} />
      {task.state === 'failed' && <Failed error={task.error} />}
      <FreezeBar
        {...{ name, task }}
        locked={
          name.trim() === ''
            ? t('data.import.needsName')
            : !selection.ok
              ? t('derive.needsFields')
              : rows === 0
                ? t('freeze.nobodyFits')
                : undefined
        }
        onName={setName}
        onStop={stop}
        onFreeze={() => void freeze()}
      />
    </>
  );
}

/** Records are frozen again and again into the same data set. */
const lastFrozenName = (datasets: readonly DatasetVersion[]): string | undefined =>
  datasets.filter(({ source }) => source.kind === 'records').toSorted((a, b) => b.createdAtMs - a.createdAtMs)[0]?.name;

type FreezeBarProps = {
  readonly name: string;
  readonly task: TaskState;
  readonly locked: string | undefined;
  readonly onName: (name: string) => void;
  readonly onStop: () => void;
  readonly onFreeze: () => void;
};

function FreezeBar({ name, task, locked, onName, onStop, onFreeze }: FreezeBarProps) {
  const { t } = useTranslation();
  return (
    <div className="card-row data-import-bar">
      {task.state === 'running' ? (
        <RowsRead task={task} onStop={onStop} />
      ) : (
        <>
          <div className="data-import-name">
            <Field label={t('derive.name')} value={name} onChange={onName} />
          </div>
          <Button kind="filled" label={t('freeze.do')} locked={locked} onClick={onFreeze} />
        </>
      )}
    </div>
  );
}
