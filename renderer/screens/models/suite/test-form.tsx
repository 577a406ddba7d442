import { useTranslation } from 'react-i18next';
import { type Column, isNumericType } from '../../../../shared/column.ts';
import type { ModelSpec } from '../../../../shared/model.ts';
import { Chips } from '../../../ui/controls/choice.tsx';
import { Field } from '../../../ui/controls/field.tsx';
import { Select } from '../../../ui/controls/select.tsx';
import { useColumnWords } from '../../../use-column-words.ts';
import { type DraftTest, problemsOf } from './draft.ts';
import { GroupsField, groupsOf } from './groups-field.tsx';
import { NumberField } from './number-field.tsx';
import { fieldsOf, type TestField } from './test-fields.ts';

export type TestFormProps = {
  readonly test: DraftTest;
  readonly spec: ModelSpec;
  readonly columns: readonly Column[];
  /** An undefined value is taken away. */
  readonly onChange: (values: Readonly<Record<string, unknown>>) => void;
};

/** All that a test of its kind can be told. */
export function TestForm(props: TestFormProps) {
  const { t } = useTranslation();
  const { test, onChange } = props;
  const title = typeof test['title'] === 'string' ? test['title'] : '';
  return (
    <div className="suite-form">
      {fieldsOf[test.kind].map((field) => (
        <OneField key={field.name} field={field} isRefused={problemsOf(test).has(field.name)} {...props} />
      ))}
      <Field
        label={t('suite.title')}
        hint={t('suite.titleHint')}
        value={title}
        onChange={(typed) => onChange({ title: typed === '' ? undefined : typed })}
      />
      <label className="suite-required">
        <input
          type="checkbox"
          checked={test['required'] === true}
          onChange={({ target }) => onChange({ required: target.checked })}
        />
        <span>
          {t('suite.required')} <span className="caption">{t('suite.requiredHint')}</span>
        </span>
      </label>
    </div>
  );
}

type OneFieldProps = TestFormProps & { readonly field: TestField; readonly isRefused: boolean };

function OneField({ field, isRefused, test, spec, columns, onChange }: OneFieldProps) {
  const { t } = useTranslation();
  const nameOf = useColumnWords();
  const { name } = field;
  const value = test[name];
  const words = (part: 'field' | 'hint') =>
    t(`suite.${part}.${test.kind}.${name}`, { defaultValue: t(`suite.${part}.${name}`, { defaultValue: '' }) });
  const label = words('field');
  const said = { label, onChange: (changed: unknown) => onChange({ [name]: changed }) };
  const readBy = spec.features.map((feature) => ({ value: feature.name, label: nameOf(feature.name) }));
  switch (field.as) {
    case 'number':
      return (
        <NumberField
          {...said}
          hint={words('hint')}
          value={value}
          refusal={isRefused ? { message: t('suite.refused') } : undefined}
        />
      );
    case 'choice':
      return (
        <Select
          {...said}
          value={String(value)}
          options={field.options.map((option) => ({
            value: option,
            label: t(`suite.${name}.${option}`, { defaultValue: option }),
          }))}
        />
      );
    case 'column': {
      const numbers = new Set(spec.features.filter(({ type }) => isNumericType(type)).map((feature) => feature.name));
      const options = readBy.filter((option) => field.of === 'any' || numbers.has(option.value));
      return <Select {...said} value={String(value)} options={options} />;
    }
    case 'columns': {
      const chosen = new Set(Array.isArray(value) ? value.map(String) : []);
      return (
        <div className="suite-groups">
          <p className="field-label">{label}</p>
          <Chips
            label={label}
            options={readBy}
            chosen={chosen}
            onToggle={(column) => {
              const next = chosen.has(column) ? [...chosen].filter((other) => other !== column) : [...chosen, column];
              said.onChange(next.length === 0 ? undefined : next);
            }}
          />
        </div>
      );
    }
    case 'groups':
      return (
        <GroupsField
          {...field}
          label={label}
          columns={columns.filter((column) => column.name !== spec.target)}
          groups={groupsOf(value)}
          isRefused={isRefused}
          onChange={(groups) => said.onChange(field.most === 'one' ? groups[0] : groups)}
        />
      );
  }
}
