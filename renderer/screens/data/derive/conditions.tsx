import { Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Column } from '../../../../shared/column.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { Segments } from '../../../ui/controls/segments.tsx';
import { ConditionFields } from './condition-fields.tsx';
import type { ConditionDraft, StepDraft } from './step-drafts.ts';

export type FilterDraft = Extract<StepDraft, { readonly kind: 'filter' }>;

type ConditionsProps = {
  readonly draft: FilterDraft;
  readonly columns: readonly Column[];
  readonly knownOf: (column: string) => readonly string[];
  /** Whether the last condition may go too: then everything is meant. */
  readonly mayBeNone?: boolean | undefined;
  readonly onChange: (draft: FilterDraft) => void;
};

/** Conditions one under the other, and whether all or any of them must hold. */
export function Conditions({ draft, columns, knownOf, mayBeNone, onChange }: ConditionsProps) {
  const { t } = useTranslation();
  const { conditions, join } = draft;
  const first = columns[0]?.name ?? '';
  const change = (changed: readonly ConditionDraft[]) => onChange({ ...draft, conditions: changed });
  return (
    <>
      {conditions.map((condition, index) => (
        <ConditionFields
          // Conditions have no name of their own, and only the last is added or taken away most of the time.
          key={`condition ${index}`}
          {...{ condition, columns, knownOf }}
          onChange={(changed) => change(conditions.with(index, changed))}
          onRemove={mayBeNone || conditions.length > 1 ? () => change(conditions.toSpliced(index, 1)) : undefined}
        />
      ))}
      <div className="derive-fields">
        <Button
          size="bar"
          kind="text"
          icon={Plus}
          label={t(conditions.length === 0 ? 'derive.firstCondition' : 'derive.addCondition')}
          onClick={() => change([...conditions, { column: first, operator: '=', value: '' }])}
        />
        {conditions.length > 1 && (
          <Segments
            label={t('derive.join')}
            value={join}
            options={(['all', 'any'] as const).map((value) => ({ value, label: t(`derive.joined.${value}`) }))}
            onChange={(value) => onChange({ ...draft, join: value })}
          />
        )}
      </div>
    </>
  );
}
