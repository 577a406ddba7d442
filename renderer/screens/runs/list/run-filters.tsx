import { Search } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Output } from '../../../../shared/calls.ts';
import { Run } from '../../../../shared/run.ts';
import { refWords } from '../../../column-words.ts';
import { Field } from '../../../ui/controls/field.tsx';
import { LinkButton } from '../../../ui/controls/link-button.tsx';
import { type Option, Select } from '../../../ui/controls/select.tsx';
import { useColumnWords } from '../../../use-column-words.ts';
import { isNarrowed, narrow, showEverything, useRunList } from './run-list-store.ts';

const spans = ['7', '30', '365'] as const;

/** Which runs are listed. What all runs have in common is no choice and is not asked. */
export function RunFilters({ choices }: { readonly choices: Output<'run.choices'> }) {
  const { t } = useTranslation();
  const nameOf = useColumnWords();
  const narrowing = useRunList((state) => state.narrowing);
  const algorithmWords = (name: string) => t(`runs.algorithm.${name}`, { defaultValue: name });
  const any = { value: '', label: t('compare.any') };
  return (
    <div className="runs-filters" role="search" aria-label={t('compare.filters')}>
      <Field
        label={t('compare.search')}
        labelHidden
        placeholder={t('compare.search')}
        type="search"
        icon={<Search size={16} strokeWidth={1.9} aria-hidden />}
        value={narrowing.search}
        onChange={(search) => narrow({ search })}
      />
      <FilterSelect
        label={t('runs.target')}
        value={narrowing.target}
        options={choices.targets.map((value) => ({ value, label: nameOf(value) }))}
        onChange={(target) => narrow({ target })}
      />
      <FilterSelect
        label={t('runs.data')}
        value={narrowing.dataset}
        options={choices.datasets.map((value) => ({ value, label: refWords(value) }))}
        onChange={(dataset) => narrow({ dataset })}
      />
      <FilterSelect
        label={t('compare.method')}
        value={narrowing.algorithm}
        options={choices.algorithms.map((value) => ({ value, label: algorithmWords(value) }))}
        onChange={(algorithm) => narrow({ algorithm })}
      />
      <Select
        label={t('runs.state')}
        value={narrowing.status}
        options={[any, ...Run.shape.status.options.map((value) => ({ value, label: t(`runs.status.${value}`) }))]}
        onChange={(status) => narrow({ status })}
      />
      <Select
        label={t('runs.when')}
        value={narrowing.days}
        options={[
          { value: '' as const, label: t('compare.any') },
          ...spans.map((value) => ({ value, label: t(`compare.within.days${value}`) })),
        ]}
        onChange={(days) => narrow({ days })}
      />
      {isNarrowed(narrowing) && <LinkButton label={t('compare.showAll')} onClick={showEverything} />}
    </div>
  );
}

type FilterSelectProps = {
  readonly label: string;
  readonly value: string;
  readonly options: readonly Option<string>[];
  readonly onChange: (value: string) => void;
};

function FilterSelect({ label, value, options, onChange }: FilterSelectProps) {
  const { t } = useTranslation();
  if (options.length < 2 && value === '') return null;
  return (
    <Select
      label={label}
      value={value}
      options={[{ value: '', label: t('compare.any') }, ...options]}
      onChange={onChange}
    />
  );
}
