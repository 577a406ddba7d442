import { Plus, Workflow } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { goTo } from '../../shell/navigation.ts';
import { screens } from '../../shell/screens.ts';
import type { ScreenProps } from '../../shell/shell.tsx';
import { Button } from '../../ui/controls/button.tsx';
import { CompareButton } from '../../ui/controls/compare-button.tsx';
import { Empty } from '../../ui/feedback/empty.tsx';
import { Failed } from '../../ui/feedback/failed.tsx';
import { Shown } from '../../ui/feedback/shown.tsx';
import { Card } from '../../ui/layout/card.tsx';
import { Page } from '../../ui/layout/page.tsx';
import { useCall } from '../../use-call.ts';
import { comparedIn, compareFocus } from './compare/compare-focus.ts';
import { ComparePage } from './compare/compare-page.tsx';
import { useRunList } from './list/run-list-store.ts';
import { RunList } from './list/run-list.tsx';
import { AGAIN } from './next-steps.tsx';
import { HeldRuns } from './held-runs.tsx';
import { PipelineRunPage } from './pipelines/pipeline-run-page.tsx';
import { PIPELINES, pipelineRunIn } from './pipelines/pipelines-focus.ts';
import { PipelinesPage } from './pipelines/pipelines-page.tsx';
import { RunDetail } from './run-detail.tsx';
import { TrainPage } from './train-page.tsx';
import { TrainingCard } from './training-card.tsx';
import { useTraining } from './training-store.ts';

/** The page that starts a run, beside the runs' own ids. */
const NEW = 'new';

export function Runs({ focus }: ScreenProps) {
  if (focus === NEW) return <TrainPage again={null} />;
  if (focus?.startsWith(AGAIN) === true) return <TrainPage key={focus} again={focus.slice(AGAIN.length)} />;
  if (focus === PIPELINES) return <PipelinesPage />;
  const pipelineRun = pipelineRunIn(focus);
  if (pipelineRun !== null) return <PipelineRunPage key={focus} id={pipelineRun} />;
  const compared = comparedIn(focus);
  if (compared !== null) return <ComparePage key={focus} ids={compared} />;
  return focus === undefined ? <RunsPage /> : <RunDetail key={focus} id={focus} />;
}

function RunsPage() {
  const { t } = useTranslation();
  const any = useCall('run.choices', {}, ['runs', 'projects']);
  const today = useCall('today.show', {}, ['models', 'projects']);
  const inUse = today.state === 'ready' ? (today.value.champion?.ref ?? null) : null;
  const { training, error } = useTraining();
  const chosen = useRunList((state) => state.chosen);
  const trainNow = <Button kind="filled" icon={Plus} label={t('runs.train')} onClick={() => goTo('runs', NEW)} />;
  return (
    <Page
      title={t('shell.screen.runs')}
      sentence={training ? t('runs.oneTrains') : t('nothingYet.runs.sentence')}
      actions={
        <>
          {any.state === 'ready' && any.value.targets.length > 0 && (
            <CompareButton
              chosen={chosen}
              chooseTwo={t('compare.chooseTwo')}
              onCompare={(ids) => goTo('runs', compareFocus(ids))}
            />
          )}
          <Button icon={Workflow} label={t('pipelines.open')} onClick={() => goTo('runs', PIPELINES)} />
          {trainNow}
        </>
      }
    >
      {training && <TrainingCard training={training} />}
      <HeldRuns />
      {error && (
        <Card flush>
          <Failed error={error} />
        </Card>
      )}
      <Shown loaded={any} shape="rows">
        {({ targets }) => (targets.length === 0 ? <NoRuns /> : <RunList inUse={inUse} />)}
      </Shown>
    </Page>
  );
}

function NoRuns() {
  const { t } = useTranslation();
  return (
    <Card>
      <Empty icon={screens.runs.icon} title={t('nothingYet.runs.title')} missing={t('nothingYet.runs.missing')} />
    </Card>
  );
}
