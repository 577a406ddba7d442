import { useTranslation } from 'react-i18next';
import { ColumnRole } from '../../../shared/column.ts';
import { type ColumnEvidence, DateOrder, TypeOfTexts } from '../../../shared/columns/import-options.ts';
import { formatNumber } from '../../format.ts';
import { useShellState } from '../../shell/shell-state.ts';
import { LinkButton } from '../../ui/controls/link-button.tsx';
import { Select } from '../../ui/controls/select.tsx';
import { Table, type TableColumn } from '../../ui/layout/table.tsx';
import { type ColumnChange, type ColumnChanges, needsDateOrder } from './plan-import.ts';

/** What a window leaves under the page's head and the reading options, so that the button to import stays in view. */
export const IMPORT_TABLE_HEIGHT = 'max(200px, calc(100vh - var(--import-rest, 452px)))';

type ImportColumnsProps = {
  readonly columns: readonly ColumnEvidence[];
  readonly changes: ColumnChanges;
  readonly onChange: (name: string, change: ColumnChange) => void;
};

/** One row per column: what it is taken for and why, both open to correction. */
export function ImportColumns({ columns, changes, onChange }: ImportColumnsProps) {
  const { t } = useTranslation();
  const definition = useShellState(({ project }) => project?.definition);
  // What a project knows of its columns holds for its files too, until somebody says otherwise.
  const roleOf = (name: string) => definition?.columns.find((column) => column.name === name)?.role ?? 'input';
  const table: readonly TableColumn<ColumnEvidence>[] = [
    {
      key: 'name',
      head: t('data.column'),
      width: 'minmax(100px, 170px)',
      renderCell: ({ name }) => <strong className="clipped">{name}</strong>,
    },
    {
      key: 'type',
      head: t('data.typeHead'),
      width: 'minmax(200px, 240px)',
      renderCell: (column) => <TypeChoice column={column} change={changes[column.name] ?? {}} onChange={onChange} />,
    },
    {
      key: 'role',
      head: t('data.usedAs'),
      width: 'minmax(120px, 150px)',
      renderCell: ({ name }) => (
        <Select
          label={t('data.roleOf', { column: name })}
          labelHidden
          value={changes[name]?.role ?? roleOf(name)}
          options={ColumnRole.options.map((value) => ({ value, label: t(`data.role.${value}`) }))}
          onChange={(role) => onChange(name, { role })}
        />
      ),
    },
    {
      key: 'why',
      head: t('data.evidence'),
      renderCell: (column) => (
        <Evidence
          column={column}
          change={changes[column.name] ?? {}}
          onOrder={(dateOrder) => onChange(column.name, { type: 'date', dateOrder })}
        />
      ),
    },
  ];
  return (
    <Table
      label={t('data.import.columns', { count: columns.length })}
      rows={columns}
      columns={table}
      keyOf={({ name }) => name}
      rowHeight={56}
      maxHeight={IMPORT_TABLE_HEIGHT}
    />
  );
}

type TypeChoiceProps = {
  readonly column: ColumnEvidence;
  readonly change: ColumnChange;
  readonly onChange: ImportColumnsProps['onChange'];
};

function TypeChoice({ column, change, onChange }: TypeChoiceProps) {
  const { t } = useTranslation();
  const type = change.type ?? column.type;
  const holdsDates = type === 'date' || type === 'datetime';
  if (type === 'image') return t('data.type.image'); // what files hold is nothing to choose
  return (
    <span className="data-type-choice">
      <Select
        label={t('data.typeOf', { column: column.name })}
        labelHidden
        value={type}
        options={TypeOfTexts.options.map((value) => ({ value, label: t(`data.type.${value}`) }))}
        onChange={(chosen) => onChange(column.name, { type: chosen })}
      />
      {holdsDates && (
        <Select<DateOrder | 'unsaid'>
          label={t('data.dateOrderOf', { column: column.name })}
          labelHidden
          value={change.dateOrder ?? column.dateOrder ?? 'unsaid'}
          options={[
            ...(needsDateOrder(column, change)
              ? [{ value: 'unsaid' as const, label: t('data.dateOrder.unsaid') }]
              : []),
            ...DateOrder.options.map((value) => ({ value, label: t(`data.dateOrder.${value}`) })),
          ]}
          onChange={(order) => order !== 'unsaid' && onChange(column.name, { dateOrder: order })}
        />
      )}
    </span>
  );
}

type EvidenceProps = {
  readonly column: ColumnEvidence;
  readonly change: ColumnChange;
  readonly onOrder: (order: DateOrder) => void;
};

/** Examples first, then what speaks against the type. An order of day and month that nothing shows is asked. */
function Evidence({ column, change, onOrder }: EvidenceProps) {
  const { t } = useTranslation();
  const { values, distinct, missing, examples, nearly, ambiguousDate } = column;
  const isAsked = ambiguousDate && change.dateOrder === undefined;
  const counts = { values: formatNumber(values), distinct: formatNumber(distinct), missing: formatNumber(missing) };
  return (
    <div>
      <div className="clipped">{examples.slice(0, 4).join(', ')}</div>
      {isAsked ? (
        <div className="warn-text data-asked">
          {t('data.ambiguousDate')}
          <LinkButton label={t('data.dateOrder.dayFirst')} onClick={() => onOrder('dayFirst')} />
          <LinkButton label={t('data.dateOrder.monthFirst')} onClick={() => onOrder('monthFirst')} />
        </div>
      ) : nearly ? (
        <Misfits nearly={nearly} values={values} />
      ) : (
        <div className="caption clipped">{t('data.counts', { count: values, ...counts })}</div>
      )}
    </div>
  );
}

type MisfitsProps = { readonly nearly: NonNullable<ColumnEvidence['nearly']>; readonly values: number };

/** "3 of 10,000 values are no number: x, y (rows 17, 403, 512)". Rows are not known where a large file was only tried. */
function Misfits({ nearly: { type, misfits, examples, lines }, values }: MisfitsProps) {
  const { t } = useTranslation();
  const words = t('data.nearly', {
    type: t(`data.type.${type}`),
    count: misfits,
    misfits: formatNumber(misfits),
    values: formatNumber(values),
    examples: examples.slice(0, 3).join(', '),
  });
  const rows = lines.slice(0, 5).map(formatNumber).join(', ') + (misfits > Math.min(5, lines.length) ? ', …' : '');
  const where = lines.length === 0 ? '' : ` (${t('data.inRows', { count: misfits, rows })})`;
  return (
    <div className="warn-text clipped" title={words + where}>
      {words + where}
    </div>
  );
}
