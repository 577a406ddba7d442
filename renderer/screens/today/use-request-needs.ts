import { useTranslation } from 'react-i18next';
import { formatMoment } from '../../format.ts';
import { goTo } from '../../shell/navigation.ts';
import { mayOpen } from '../../shell/screens.ts';
import { useShellState } from '../../shell/shell-state.ts';
import { useCall } from '../../use-call.ts';
import { pipelineRunFocus } from '../runs/pipelines/pipelines-focus.ts';
import { usePipelineWords } from '../runs/pipelines/use-pipeline-words.ts';
import type { Need } from './needs-list.tsx';

/** Steps of pipelines that wait for a person, such as a retrained model that may come in use. */
export function useRequestNeeds(): readonly Need[] {
  const { t } = useTranslation();
  const { causeOf } = usePipelineWords();
  const role = useShellState((state) => state.person?.role) ?? 'admin';
  const list = useCall('pipeline.list', mayOpen('runs', role) ? {} : null, ['pipelines', 'projects']);
  if (list.state !== 'ready') return [];
  return list.value.runs
    .filter(({ status }) => status === 'waiting')
    .map(({ id, pipeline, steps, because, startedAtMs }) => ({
      kind: 'model' as const,
      title: t('pipelines.finding.waiting', {
        name: pipeline,
        step: steps.find(({ state }) => state === 'waiting')?.id ?? '',
      }),
      words: t('pipelines.todayWords', { why: causeOf(because), when: formatMoment(startedAtMs) }),
      action: t('pipelines.openRequest'),
      onAct: () => goTo('runs', pipelineRunFocus(id)),
    }));
}
