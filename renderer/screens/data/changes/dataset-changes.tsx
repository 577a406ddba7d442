import { GitCompare } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DatasetDetail, DatasetVersion } from '../../../../shared/dataset.ts';
import type { DatasetDiff } from '../../../../shared/dataset-diff.ts';
import { formatList, formatNumber } from '../../../format.ts';
import { Select } from '../../../ui/controls/select.tsx';
import { BeingRead } from '../../../ui/feedback/being-read.tsx';
import { Empty } from '../../../ui/feedback/empty.tsx';
import { useReading } from '../../../use-reading.ts';
import { ChangedColumns } from './changed-columns.tsx';
import { ChangedRows } from './changed-rows.tsx';
import { ChangedSchema } from './changed-schema.tsx';
import { describeDiff } from './describe-diff.ts';
import { useVersionWords } from './use-version-words.ts';
import { comparableWith, versionBefore } from './version-before.ts';

type DatasetChangesProps = {
  readonly detail: DatasetDetail;
  readonly datasets: readonly DatasetVersion[];
  /** Counted from 0, in the version shown. */
  readonly onShowRow: (row: number) => void;
};

/** What is different from the version before, or from another one: columns, rows and how values are spread. */
export function DatasetChanges({ detail, datasets, onShowRow }: DatasetChangesProps) {
  const { t } = useTranslation();
  const { version } = detail;
  const others = comparableWith(version, datasets);
  const [chosen, setChosen] = useState(() => (versionBefore(version, datasets) ?? others[0])?.id);
  const base = others.find(({ id }) => id === chosen);
  if (!base) return <Empty icon={GitCompare} title={t('changes.only')} missing={t('changes.onlyWords')} />;
  return <ComparedWith key={base.id} {...{ detail, base, others, onShowRow }} onChoose={setChosen} />;
}

type ComparedWithProps = Omit<DatasetChangesProps, 'datasets'> & {
  readonly base: DatasetVersion;
  readonly others: readonly DatasetVersion[];
  readonly onChoose: (id: string) => void;
};

function ComparedWith({ detail, base, others, onShowRow, onChoose }: ComparedWithProps) {
  const { t } = useTranslation();
  const { version } = detail;
  const wordsOf = useVersionWords(version.name);
  const diff = useReading('dataset.diff', { before: base.id, after: version.id });
  return (
    <>
      <div className="card-row changes-head">
        <div className="changes-sentence">
          {diff.reading.state === 'ready' && <DiffSentence diff={diff.reading.value} base={base} version={version} />}
        </div>
        <Select
          label={t('changes.comparedWith')}
          value={base.id}
          options={others.map((other) => ({ value: other.id, label: wordsOf(other) }))}
          onChange={onChoose}
        />
      </div>
      <BeingRead of={diff} words={t('changes.running', { before: wordsOf(base), after: wordsOf(version) })}>
        {(value) => (
          <>
            <ChangedSchema schema={value.schema} />
            <ChangedRows rows={value.rows} onShowRow={onShowRow} />
            <ChangedColumns diff={value} profile={detail.profile} base={base} />
          </>
        )}
      </BeingRead>
    </>
  );
}

type DiffSentenceProps = {
  readonly diff: DatasetDiff;
  readonly base: DatasetVersion;
  readonly version: DatasetVersion;
};

function DiffSentence({ diff, base, version }: DiffSentenceProps) {
  const { t } = useTranslation();
  const wordsOf = useVersionWords(version.name);
  const sides = { before: wordsOf(base), after: wordsOf(version) };
  const parts = describeDiff(diff).map(({ kind, count }) =>
    t(`changes.part.${kind}`, { count, shown: formatNumber(count) }),
  );
  const sentence = diff.isSame
    ? t('changes.same', sides)
    : parts.length === 0
      ? t('changes.order', sides)
      : t('changes.since', { ...sides, parts: formatList(parts) });
  return <h2 className="card-heading">{sentence}</h2>;
}
