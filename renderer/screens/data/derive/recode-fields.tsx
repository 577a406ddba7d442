import { ArrowRight, Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Profile } from '../../../../shared/profile.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { Field } from '../../../ui/controls/field.tsx';
import { Segments } from '../../../ui/controls/segments.tsx';
import { Select } from '../../../ui/controls/select.tsx';
import { useColumnWords } from '../../../use-column-words.ts';
import { knownValues } from './condition-fields.tsx';
import type { StepFieldsProps } from './step-fields.tsx';
import type { StepDraft } from './step-drafts.ts';

/** More known values than this are not listed; a person adds those that should change. */
const MOST_LISTED = 12;

type Recode = Extract<StepDraft, { readonly kind: 'recode' }>;

/** Every value that a column is known to have, each staying what it is until something else is written. */
export function startRecode(column: string, profile: Profile): Recode {
  const known = knownValues(profile, column);
  const listed = known.length > MOST_LISTED ? [] : known.map((value) => ({ from: value, to: value }));
  return { kind: 'recode', column, values: listed.length > 0 ? listed : [{ from: '', to: '' }], others: 'keep' };
}

export function RecodeFields({ draft, columns, profile, onChange }: StepFieldsProps<Recode>) {
  const { t } = useTranslation();
  const nameOf = useColumnWords();
  const { values } = draft;
  return (
    <>
      <div className="derive-fields">
        <Select
          label={t('data.column')}
          labelHidden
          value={draft.column}
          options={columns.map(({ name }) => ({ value: name, label: nameOf(name) }))}
          onChange={(column) => onChange(startRecode(column, profile))}
        />
        <Segments
          label={t('derive.otherValues')}
          value={draft.others}
          options={(['keep', 'missing'] as const).map((value) => ({ value, label: t(`derive.others.${value}`) }))}
          onChange={(others) => onChange({ ...draft, others })}
        />
      </div>
      {values.map(({ from, to }, index) => (
        // Pairs have no name of their own and stay in their places.
        <div key={`pair ${index}`} className="derive-fields derive-pair">
          <Field
            label={t('derive.from')}
            labelHidden
            placeholder={t('derive.from')}
            value={from}
            onChange={(typed) => onChange({ ...draft, values: values.with(index, { from: typed, to }) })}
          />
          <ArrowRight size={16} aria-hidden className="mirrored" />
          <Field
            label={t('derive.to', { from })}
            labelHidden
            placeholder={t('derive.noValue')}
            value={to}
            onChange={(typed) => onChange({ ...draft, values: values.with(index, { from, to: typed }) })}
          />
        </div>
      ))}
      <div>
        <Button
          size="bar"
          kind="text"
          icon={Plus}
          label={t('derive.addPair')}
          onClick={() => onChange({ ...draft, values: [...values, { from: '', to: '' }] })}
        />
      </div>
    </>
  );
}
