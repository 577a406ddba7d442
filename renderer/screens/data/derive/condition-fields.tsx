import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Column } from '../../../../shared/column.ts';
import type { Profile } from '../../../../shared/profile.ts';
import { Field } from '../../../ui/controls/field.tsx';
import { IconButton } from '../../../ui/controls/icon-button.tsx';
import { Select } from '../../../ui/controls/select.tsx';
import { useColumnWords } from '../../../use-column-words.ts';
import { operatorNames, operatorsOf } from './operators.ts';
import type { ConditionDraft } from './step-drafts.ts';

type ConditionFieldsProps = {
  readonly condition: ConditionDraft;
  readonly columns: readonly Column[];
  /** The values that a column is known to have, to choose from. */
  readonly knownOf: (column: string) => readonly string[];
  readonly onChange: (condition: ConditionDraft) => void;
  /** Absent where it is the only condition. */
  readonly onRemove: (() => void) | undefined;
};

/** One condition as a sentence: column, comparison, value. */
export function ConditionFields({ condition, columns, knownOf, onChange, onRemove }: ConditionFieldsProps) {
  const { t } = useTranslation();
  const nameOf = useColumnWords();
  const { column, operator, value } = condition;
  const type = columns.find(({ name }) => name === column)?.type ?? 'text';
  const takesValue = operator !== 'missing' && operator !== 'present';
  return (
    <div className="derive-fields">
      <Select
        label={t('data.column')}
        labelHidden
        value={column}
        options={columns.map(({ name }) => ({ value: name, label: nameOf(name) }))}
        onChange={(chosen) => onChange({ column: chosen, operator: '=', value: '' })}
      />
      <Select
        label={t('derive.comparison')}
        labelHidden
        value={operator}
        options={operatorsOf(type).map((option) => ({
          value: option,
          label: t(`derive.operator.${operatorNames[option]}`),
        }))}
        onChange={(chosen) => onChange({ ...condition, operator: chosen })}
      />
      {takesValue && (
        <ValueField
          label={t('derive.value')}
          value={value}
          several={operator === 'in' || operator === 'notIn'}
          known={knownOf(column)}
          isNumber={type === 'integer' || type === 'number'}
          onChange={(typed) => onChange({ ...condition, value: typed })}
        />
      )}
      {onRemove && <IconButton icon={X} label={t('derive.removeCondition')} onClick={onRemove} />}
    </div>
  );
}

/** The values that a column is known to have; none for free text, numbers and dates. */
export function knownValues(profile: Profile, column: string): readonly string[] {
  const of = profile.columns[column];
  return of?.kind === 'category' ? of.values : [];
}

type ValueFieldProps = {
  readonly label: string;
  readonly value: string;
  readonly several: boolean;
  readonly known: readonly string[];
  readonly isNumber: boolean;
  readonly onChange: (value: string) => void;
};

/** A list where the values are known and one is meant, else a field; several are divided by semicolons. */
function ValueField({ label, value, several, known, isNumber, onChange }: ValueFieldProps) {
  const { t } = useTranslation();
  if (known.length === 0 || several)
    return (
      <Field
        label={label}
        labelHidden
        value={value}
        placeholder={several ? t('derive.several') : undefined}
        inputMode={isNumber ? 'decimal' : 'text'}
        onChange={onChange}
      />
    );
  const options = known.map((option) => ({ value: option, label: option }));
  return (
    <Select
      label={label}
      labelHidden
      value={value}
      options={known.includes(value) ? options : [{ value, label: value || t('derive.choose') }, ...options]}
      onChange={onChange}
    />
  );
}
