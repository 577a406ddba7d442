import { useTranslation } from 'react-i18next';
import type { FormProblem } from '../../shared/forms/form-problem.ts';
import { formatNumber } from '../format.ts';
import { Table } from './layout/table.tsx';
import { Tag } from './marks/tag.tsx';

/** What is wrong with an XLSForm, by sheet, row and column: errors first. */
export function FormProblems({ problems }: { readonly problems: readonly FormProblem[] }) {
  const { t } = useTranslation();
  const rows = problems
    .map((problem, index) => ({ ...problem, key: String(index) }))
    .toSorted((one, other) => Number(one.severity === 'warning') - Number(other.severity === 'warning'));
  return (
    <Table
      label={t('forms.problems')}
      rows={rows}
      keyOf={({ key }) => key}
      rowHeight={56}
      maxHeight={360}
      columns={[
        { key: 'sheet', head: t('forms.sheet'), width: '90px', renderCell: ({ sheet }) => sheet ?? '' },
        {
          key: 'row',
          head: t('forms.row'),
          number: true,
          width: '60px',
          renderCell: ({ row }) => (row === undefined ? '' : formatNumber(row)),
        },
        { key: 'column', head: t('forms.column'), width: '130px', renderCell: ({ column }) => column ?? '' },
        {
          key: 'severity',
          head: '',
          width: '100px',
          renderCell: ({ severity }) => (
            <Tag kind={severity === 'error' ? 'refused' : 'alarm'} label={t(`forms.${severity}`)} />
          ),
        },
        {
          key: 'what',
          head: t('forms.what'),
          width: 'minmax(240px, 1fr)',
          renderCell: ({ message }) => <span className="form-problem">{message}</span>,
        },
      ]}
    />
  );
}
