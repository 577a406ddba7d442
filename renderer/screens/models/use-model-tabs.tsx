import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Output } from '../../../shared/calls.ts';
import { refWords } from '../../column-words.ts';
import { formatNumber } from '../../format.ts';
import type { ShownModel } from './model-card.tsx';
import { FairnessTab } from './fairness/fairness-tab.tsx';
import { ModelFile } from './model-file.tsx';
import { ModelInputs } from './model-inputs.tsx';
import { ModelMetrics } from './model-metrics.tsx';
import { useTask } from '../../use-task.ts';
import { ShadowTab } from './trial/shadow-tab.tsx';
import { TrialTab } from './trial/trial-tab.tsx';
import { TestsTab } from './tests/tests-tab.tsx';
import { useGates } from './tests/use-gates.ts';
import { ModelWordsTab } from './words/model-words-tab.tsx';

type ModelTab = { readonly value: string; readonly label: string; readonly content: ReactNode };

/** The views of one version, in their order: whoever adds one adds a line here. */
export function useModelTabs({ detail, point, onChangeTests }: ShownModel): readonly ModelTab[] {
  const { t } = useTranslation();
  const { model } = detail;
  const tests = useTestsTab(detail, onChangeTests);
  return [
    { value: 'metrics', label: t('models.tab.metrics'), content: <ModelMetrics model={model} point={point} /> },
    // A model of tensors says nothing that could be judged.
    ...(model.spec.task === 'tensors' ? [] : [tests]),
    ...(model.spec.positiveClass === null
      ? []
      : [{ value: 'groups', label: t('fairness.tab'), content: <FairnessTab model={model} /> }]),
    ...(model.spec.task === 'tensors'
      ? []
      : [
          { value: 'shadow', label: t('shadow.tab'), content: <ShadowTab model={model} /> },
          { value: 'trial', label: t('tripwires.tab'), content: <TrialTab model={model} /> },
        ]),
    {
      value: 'inputs',
      label: t('models.tab.inputs', { columns: formatNumber(model.spec.features.length) }),
      content: <ModelInputs model={model} />,
    },
    { value: 'words', label: t('models.tab.words'), content: <ModelWordsTab detail={detail} /> },
    { value: 'file', label: t('models.tab.file'), content: <ModelFile model={model} /> },
  ];
}

/** Its tests go on while another tab is looked at. */
function useTestsTab(detail: Output<'model.show'>, onChangeTests: () => void): ModelTab {
  const { t } = useTranslation();
  const { model } = detail;
  const { task, start, stop } = useTask('model.test');
  const gate = useGates(model.name).get(model.id);
  const counted = gate && { passed: formatNumber(gate.passedTests), applied: formatNumber(gate.appliedTests) };
  return {
    value: 'tests',
    label: counted === undefined ? t('models.tab.tests') : t('models.tests.tabOf', counted),
    content: (
      <TestsTab
        detail={detail}
        task={task}
        onRun={() => void start({ ref: model.ref }, t('models.tests.runOf', { model: refWords(model.ref) }))}
        onStop={stop}
        onChangeTests={onChangeTests}
      />
    ),
  };
}
