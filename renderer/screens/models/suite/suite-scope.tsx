import { useTranslation } from 'react-i18next';
import type { ModelSpec } from '../../../../shared/model.ts';
import { refWords } from '../../../column-words.ts';
import { Field } from '../../../ui/controls/field.tsx';
import { Select } from '../../../ui/controls/select.tsx';
import { useCall } from '../../../use-call.ts';
import type { Draft } from './draft.ts';

type SuiteScopeProps = {
  readonly draft: Draft;
  readonly spec: ModelSpec;
  readonly onTestSet: (testSet: string | null) => void;
  readonly onAliases: (aliases: string) => void;
};

const HELD_OUT = '';

/** The rows that answers are judged on, and the aliases that only a version which passes may have. */
export function SuiteScope({ draft, spec, onTestSet, onAliases }: SuiteScopeProps) {
  const { t } = useTranslation();
  const list = useCall('dataset.list', {}, ['datasets']);
  const datasets = list.state === 'ready' ? list.value.datasets : [];
  const withTruth = datasets.filter(({ columns }) => columns.some(({ name }) => name === spec.target));
  const refs = new Set(withTruth.map(({ name, version }) => `${name}@${version}`));
  if (draft.testSet !== null) refs.add(draft.testSet);
  return (
    <div className="suite-scope">
      <Select
        label={t('suite.testSet')}
        hint={t('suite.testSetHint')}
        value={draft.testSet ?? HELD_OUT}
        options={[
          { value: HELD_OUT, label: t('suite.heldOut') },
          ...[...refs].map((ref) => ({ value: ref, label: refWords(ref) })),
        ]}
        onChange={(ref) => onTestSet(ref === HELD_OUT ? null : ref)}
      />
      <Field label={t('suite.aliases')} hint={t('suite.aliasesHint')} value={draft.aliases} onChange={onAliases} />
    </div>
  );
}
