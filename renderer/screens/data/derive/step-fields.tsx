import { useTranslation } from 'react-i18next';
import type { Column } from '../../../../shared/column.ts';
import type { Profile } from '../../../../shared/profile.ts';
import { Chips } from '../../../ui/controls/choice.tsx';
import { Field } from '../../../ui/controls/field.tsx';
import { Select } from '../../../ui/controls/select.tsx';
import { useColumnWords } from '../../../use-column-words.ts';
import { knownValues } from './condition-fields.tsx';
import { Conditions } from './conditions.tsx';
import { fillsOf } from './operators.ts';
import { RecodeFields } from './recode-fields.tsx';
import type { StepDraft } from './step-drafts.ts';

export type StepFieldsProps<D extends StepDraft = StepDraft> = {
  readonly draft: D;
  /** What the steps before this one leave. */
  readonly columns: readonly Column[];
  readonly profile: Profile;
  readonly onChange: (draft: StepDraft) => void;
};

/** The fields of one step, by its kind. */
export function StepFields({ draft, ...props }: StepFieldsProps) {
  switch (draft.kind) {
    case 'filter':
      return <FilterFields draft={draft} {...props} />;
    case 'select':
      return <SelectFields draft={draft} {...props} />;
    case 'recode':
      return <RecodeFields draft={draft} {...props} />;
    case 'fill':
      return <FillFields draft={draft} {...props} />;
  }
}

type Draft<K extends StepDraft['kind']> = Extract<StepDraft, { readonly kind: K }>;

function FilterFields({ draft, profile, ...props }: StepFieldsProps<Draft<'filter'>>) {
  return <Conditions draft={draft} knownOf={(column) => knownValues(profile, column)} {...props} />;
}

function SelectFields({ draft, columns, onChange }: StepFieldsProps<Draft<'select'>>) {
  const { t } = useTranslation();
  const nameOf = useColumnWords();
  const chosen = new Set(draft.columns);
  const toggle = (name: string) =>
    onChange({
      ...draft,
      // In the order of the version, whatever the order of clicking.
      columns: columns.map((column) => column.name).filter((other) => (other === name) !== chosen.has(other)),
    });
  return (
    <>
      <Chips
        label={t('derive.columnsKept')}
        options={columns.map(({ name }) => ({ value: name, label: nameOf(name) }))}
        chosen={chosen}
        onToggle={toggle}
      />
      <details className="derive-names table-text">
        <summary>{t('derive.otherNames')}</summary>
        <div className="derive-name-fields">
          {draft.columns.map((name) => (
            <Field
              key={name}
              label={t('derive.nameOf', { column: nameOf(name) })}
              value={draft.names[name] ?? ''}
              placeholder={name}
              onChange={(typed) => onChange({ ...draft, names: { ...draft.names, [name]: typed } })}
            />
          ))}
        </div>
      </details>
    </>
  );
}

function FillFields({ draft, columns, onChange }: StepFieldsProps<Draft<'fill'>>) {
  const { t } = useTranslation();
  const nameOf = useColumnWords();
  const typeOf = (name: string) => columns.find((column) => column.name === name)?.type ?? 'text';
  return (
    <div className="derive-fields">
      <Select
        label={t('data.column')}
        labelHidden
        value={draft.column}
        options={columns.map(({ name }) => ({ value: name, label: nameOf(name) }))}
        onChange={(column) => onChange({ ...draft, column, with: 'constant', value: '' })}
      />
      <Select
        label={t('derive.fillWith')}
        labelHidden
        value={draft.with}
        options={fillsOf(typeOf(draft.column)).map((value) => ({ value, label: t(`derive.fill.${value}`) }))}
        onChange={(value) => onChange({ ...draft, with: value })}
      />
      {draft.with === 'constant' && (
        <Field
          label={t('derive.value')}
          labelHidden
          value={draft.value}
          onChange={(value) => onChange({ ...draft, value })}
        />
      )}
    </div>
  );
}
