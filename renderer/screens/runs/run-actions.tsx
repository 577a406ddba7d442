import { CirclePlay, Pause, RotateCcw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Run } from '../../../shared/run.ts';
import { refWords } from '../../column-words.ts';
import { goTo } from '../../shell/navigation.ts';
import { Button } from '../../ui/controls/button.tsx';
import { useAction } from '../../use-action.ts';
import { StopForGood } from './stop-for-good.tsx';
import { reproduce, resume, useTraining } from './training-store.ts';

/** What can be done with a run now: go on with it, let it rest, see its model, make it again. */
export function RunActions({ run }: { readonly run: Run }) {
  switch (run.status) {
    case 'running':
    case 'waiting':
      return <AtWork run={run} />;
    case 'paused':
    case 'interrupted':
      return <AtRest run={run} />;
    case 'finished':
      return <Finished run={run} />;
    case 'failed':
    case 'cancelled':
      return null;
  }
}

function AtWork({ run }: { readonly run: Run }) {
  const { t } = useTranslation();
  const pause = useAction('run.pause');
  return (
    <>
      <StopForGood id={run.id} />
      <Button
        icon={Pause}
        label={t('runs.pause')}
        busy={pause.busy ? t('runs.pausing') : undefined}
        onClick={() => void pause.run({ id: run.id })}
      />
    </>
  );
}

function AtRest({ run }: { readonly run: Run }) {
  const { t } = useTranslation();
  const isTraining = useTraining(({ training }) => training !== null);
  return (
    <>
      <StopForGood id={run.id} />
      <Button
        kind="filled"
        icon={CirclePlay}
        label={t('runs.resume')}
        locked={isTraining ? t('runs.alreadyTrains') : undefined}
        onClick={() => follow(resume(run))}
      />
    </>
  );
}

function Finished({ run }: { readonly run: Run }) {
  const { t } = useTranslation();
  const isTraining = useTraining(({ training }) => training !== null);
  const { outcome } = run;
  return (
    <>
      <Button
        icon={RotateCcw}
        label={t('runs.reproduce')}
        locked={isTraining ? t('runs.alreadyTrains') : undefined}
        onClick={() => follow(reproduce(run))}
      />
      {outcome && (
        <Button
          kind="filled"
          label={t('runs.seeModel', { model: refWords(outcome.modelRef) })}
          onClick={() => goTo('models', outcome.modelRef)}
        />
      )}
    </>
  );
}

/** Shows the training, and what came of it. */
function follow(ended: Promise<string | null>): void {
  goTo('runs');
  void ended.then((id) => id !== null && goTo('runs', id));
}
