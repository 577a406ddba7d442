import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../format.ts';
import type { ShownModel } from './model-card.tsx';
import { ModelFile } from './model-file.tsx';
import { ModelInputs } from './model-inputs.tsx';
import { ModelMetrics } from './model-metrics.tsx';
import { TestsTab } from './tests/tests-tab.tsx';
import { ModelWordsTab } from './words/model-words-tab.tsx';

type ModelTab = { readonly value: string; readonly label: string; readonly content: ReactNode };

/** The views of one version, in their order: whoever adds one adds a line here. */
export function useModelTabs({ detail, point }: ShownModel): readonly ModelTab[] {
  const { t } = useTranslation();
  const { model } = detail;
  return [
    { value: 'metrics', label: t('models.tab.metrics'), content: <ModelMetrics model={model} point={point} /> },
    // A model of tensors says nothing that could be judged.
    ...(model.spec.task === 'tensors'
      ? []
      : [{ value: 'tests', label: t('models.tab.tests'), content: <TestsTab model={model} /> }]),
    {
      value: 'inputs',
      label: t('models.tab.inputs', { columns: formatNumber(model.spec.features.length) }),
      content: <ModelInputs model={model} />,
    },
    { value: 'words', label: t('models.tab.words'), content: <ModelWordsTab detail={detail} /> },
    { value: 'file', label: t('models.tab.file'), content: <ModelFile model={model} /> },
  ];
}
