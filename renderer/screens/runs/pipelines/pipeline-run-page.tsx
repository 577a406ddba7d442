import { CirclePlay, Waypoints } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PipelineRun, PipelineStep } from '../../../../shared/pipelines/pipeline-run.ts';
import { formatMoment, formatNumber } from '../../../format.ts';
import { goTo } from '../../../shell/navigation.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { Failed } from '../../../ui/feedback/failed.tsx';
import { Shown } from '../../../ui/feedback/shown.tsx';
import { Card } from '../../../ui/layout/card.tsx';
import { Page } from '../../../ui/layout/page.tsx';
import { useAction } from '../../../use-action.ts';
import { useCall } from '../../../use-call.ts';
import { PIPELINES } from './pipelines-focus.ts';
import { StepGraph } from './step-graph.tsx';
import { StepPanel } from './step-panel.tsx';
import { StopPipeline } from './stop-pipeline.tsx';
import { usePipelineWords } from './use-pipeline-words.ts';

/** One run of a pipeline: its steps as a graph, and the chosen one beside it. */
export function PipelineRunPage({ id }: { readonly id: string }) {
  const run = useCall('pipeline.show', { id }, ['pipelines', 'projects']);
  return (
    <Shown loaded={run} shape="rows">
      {(value) => <RunPage run={value} />}
    </Shown>
  );
}

function RunPage({ run }: { readonly run: PipelineRun }) {
  const { t } = useTranslation();
  const { causeOf } = usePipelineWords();
  const [wanted, setWanted] = useState<string | null>(null);
  const resume = useAction('pipeline.resume');
  const chosen = run.steps.find(({ id }) => id === wanted) ?? worthALook(run.steps);
  const isHeld = run.status === 'interrupted' || run.status === 'failed';
  return (
    <Page
      title={useFinding(run)}
      sentence={t('pipelines.runSentence', {
        because: causeOf(run.because),
        when: formatMoment(run.startedAtMs),
        person: run.actorName,
      })}
      parent={{ label: t('pipelines.title'), here: run.pipeline, onOpen: () => goTo('runs', PIPELINES) }}
      actions={
        <>
          <Button icon={Waypoints} label={t('pipelines.lineage')} onClick={() => goTo('lineage', run.id)} />
          {run.endedAtMs === null && <StopPipeline id={run.id} />}
          {isHeld && (
            <Button
              kind="filled"
              icon={CirclePlay}
              label={t('pipelines.resume')}
              onClick={() => void resume.run({ id: run.id })}
            />
          )}
        </>
      }
    >
      {resume.error && <Failed error={resume.error} />}
      <div className="page-columns pipeline-columns">
        <Card flush>
          <StepGraph steps={run.steps} chosen={chosen?.id ?? null} onChoose={setWanted} />
        </Card>
        {chosen && <StepPanel runId={run.id} step={chosen} candidate={candidateOf(run.steps)} />}
      </div>
    </Page>
  );
}

/** What a person comes for: the step that waits, failed or is at work, else the last that was done. */
const worthALook = (steps: readonly PipelineStep[]): PipelineStep | undefined =>
  (['waiting', 'failed', 'running'] as const)
    .map((state) => steps.find((step) => step.state === state))
    .find((step) => step !== undefined) ?? steps.findLast(({ state }) => state !== 'pending' && state !== 'blocked');

/** The version that was made last, else the one that was tested: a training that was skipped made none. */
function candidateOf(steps: readonly PipelineStep[]): string | null {
  const effects = steps.flatMap((step) => step.effects);
  const isVersion = ({ kind }: { readonly kind: string }) => kind === 'modelVersion' || kind === 'testReport';
  return effects.findLast(isVersion)?.label ?? null;
}

function useFinding({ pipeline, status, steps }: PipelineRun): string {
  const { t } = useTranslation();
  const done = steps.filter(({ state }) => state === 'done' || state === 'skipped');
  const at = steps.find(({ state }) => state === 'failed' || state === 'waiting' || state === 'running');
  return t(`pipelines.finding.${status}`, {
    name: pipeline,
    step: at?.id ?? '',
    done: formatNumber(done.length),
    of: formatNumber(steps.length),
  });
}
