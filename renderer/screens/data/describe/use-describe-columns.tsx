import { useTranslation } from 'react-i18next';
import { type Column, isNumericType } from '../../../../shared/column.ts';
import { Field, type Refusal } from '../../../ui/controls/field.tsx';
import { Select } from '../../../ui/controls/select.tsx';
import type { TableColumn } from '../../../ui/layout/table.tsx';
import { useColumnWords } from '../../../use-column-words.ts';
import { type ColumnEdit, type ColumnEdits, type EditProblem, rolesOfStored, writeLimit } from './column-edits.ts';

type Change = (name: string, edit: ColumnEdit) => void;

/** The table of a version's columns with a field for everything that can be said of them. */
export function useDescribeColumns(
  edits: ColumnEdits,
  problems: readonly EditProblem[],
  onChange: Change,
): readonly TableColumn<Column>[] {
  const { t } = useTranslation();
  const nameOf = useColumnWords();
  const editOf = ({ name }: Column): ColumnEdit => edits[name] ?? {};
  return [
    {
      key: 'name',
      head: t('data.column'),
      width: 'minmax(96px, 1fr)',
      renderCell: ({ name, type }) => (
        <div>
          <strong className="clipped">{nameOf(name)}</strong>
          <div className="caption clipped">{t(`data.type.${type}`)}</div>
        </div>
      ),
    },
    {
      key: 'role',
      head: t('data.usedAs'),
      width: '120px',
      renderCell: (column) => (
        <Select
          label={t('data.roleOf', { column: nameOf(column.name) })}
          labelHidden
          value={editOf(column).role ?? column.role ?? 'input'}
          options={rolesOfStored.map((value) => ({ value, label: t(`data.role.${value}`) }))}
          onChange={(role) => onChange(column.name, { role })}
        />
      ),
    },
    {
      key: 'unit',
      head: t('describe.unit'),
      width: '84px',
      renderCell: (column) => (
        <Field
          label={t('describe.unitOf', { column: nameOf(column.name) })}
          labelHidden
          value={editOf(column).unit ?? column.unit ?? ''}
          onChange={(unit) => onChange(column.name, { unit })}
        />
      ),
    },
    {
      key: 'allowed',
      head: t('describe.allowed'),
      width: 'minmax(200px, 1.4fr)',
      renderCell: (column) => (
        <AllowedFields column={column} edit={editOf(column)} problems={problems} onChange={onChange} />
      ),
    },
    {
      key: 'sensitive',
      head: t('describe.sensitive'),
      width: '76px',
      renderCell: (column) => (
        <input
          type="checkbox"
          className="describe-check"
          aria-label={t('describe.sensitiveOf', { column: nameOf(column.name) })}
          checked={editOf(column).sensitive ?? column.sensitive ?? false}
          onChange={(event) => onChange(column.name, { sensitive: event.target.checked })}
        />
      ),
    },
  ];
}

type AllowedFieldsProps = {
  readonly column: Column;
  readonly edit: ColumnEdit;
  readonly problems: readonly EditProblem[];
  readonly onChange: Change;
};

/** A range for numbers and dates, a list for categories; free text has neither. */
function AllowedFields({ column, edit, problems, onChange }: AllowedFieldsProps) {
  const { t } = useTranslation();
  const nameOf = useColumnWords();
  const { name, type } = column;
  const refusalOf = (field: 'min' | 'max'): Refusal | undefined => {
    const problem = problems.find((one) => one.column === name && one.field === field);
    return problem && { message: t(`describe.problem.${problem.why}`) };
  };
  if (type === 'category' || type === 'boolean')
    return (
      <Field
        label={t('describe.categoriesOf', { column: nameOf(name) })}
        labelHidden
        placeholder={t('describe.anyValue')}
        value={edit.categories ?? column.categories?.join('; ') ?? ''}
        onChange={(categories) => onChange(name, { categories })}
      />
    );
  if (!isNumericType(type)) return <span className="caption">{t('describe.anyText')}</span>;
  return (
    <div className="describe-range">
      {(['min', 'max'] as const).map((field) => (
        <Field
          key={field}
          label={t(`describe.${field}Of`, { column: nameOf(name) })}
          labelHidden
          placeholder={t(`describe.${field}`)}
          inputMode={type === 'integer' || type === 'number' ? 'decimal' : 'text'}
          value={edit[field] ?? writeLimit(type, column[field])}
          refusal={refusalOf(field)}
          onChange={(typed) => onChange(name, { [field]: typed })}
        />
      ))}
    </div>
  );
}
