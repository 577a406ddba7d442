import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import type { RunOutcome } from '../../../shared/run.ts';
import { ChartFrame } from '../../charts/chart-frame.tsx';
import { columnWords } from '../../column-words.ts';
import { formatNumber } from '../../format.ts';
import { Table, type TableColumn } from '../../ui/layout/table.tsx';

type ClassRow = { readonly name: string; readonly counts: readonly number[]; readonly total: number };

/** What each class was taken for: right in petrol, wrong in amber, the stronger the larger its share of the row. */
export function ClassTable({ classes, confusion, metrics }: RunOutcome) {
  const { t } = useTranslation();
  const rows = classes.map((name, index) => {
    const counts = confusion[index] ?? [];
    return { name, counts, total: counts.reduce((sum, count) => sum + count, 0) };
  });
  const columns: readonly TableColumn<ClassRow>[] = [
    { key: ' truth', head: t('runs.truly'), renderCell: ({ name }) => <strong>{columnWords(name)}</strong> },
    ...classes.map((name, index) => ({
      key: name,
      head: t('ui.confusion.modelSays', { answer: columnWords(name) }),
      number: true,
      renderCell: (row: ClassRow) => <ClassCount row={row} at={index} right={row.name === name} />,
    })),
  ];
  return (
    <ChartFrame
      title={t('runs.rightAndWrong')}
      finding={t('runs.right', { share: formatNumber((metrics['accuracy'] ?? 0) * 100, 0) })}
      height={222}
      table={{
        columns: [t('runs.truly'), ...classes],
        rows: rows.map(({ name, counts }) => [name, ...counts]),
      }}
    >
      <Table label={t('runs.rightAndWrong')} rows={rows} columns={columns} keyOf={({ name }) => name} />
    </ChartFrame>
  );
}

type ClassCountProps = { readonly row: ClassRow; readonly at: number; readonly right: boolean };

function ClassCount({ row, at, right }: ClassCountProps) {
  const count = row.counts[at] ?? 0;
  // A custom property is set through the CSSOM, which the content policy allows.
  const style = { '--share': `${row.total === 0 ? 0 : (count / row.total) * 100}%` } as CSSProperties;
  return (
    <span className={right ? 'class-count class-right' : 'class-count class-wrong'} style={style}>
      {formatNumber(count)}
    </span>
  );
}
