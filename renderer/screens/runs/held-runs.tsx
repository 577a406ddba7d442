import { CirclePlay } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { RunSummary } from '../../../shared/run.ts';
import { columnWords } from '../../column-words.ts';
import { formatMoment } from '../../format.ts';
import { goTo } from '../../shell/navigation.ts';
import { Button } from '../../ui/controls/button.tsx';
import { Banner } from '../../ui/feedback/banner.tsx';
import { Card } from '../../ui/layout/card.tsx';
import { useCall } from '../../use-call.ts';
import { StopForGood } from './stop-for-good.tsx';
import { resume, useTraining } from './training-store.ts';

/** More would hide the list below; the others stand in it. */
const MOST_SHOWN = 3;

/** Trainings that were paused or interrupted, to go on with. */
export function HeldRuns() {
  const interrupted = useCall('run.list', { status: 'interrupted', rows: MOST_SHOWN }, ['runs', 'projects']);
  const paused = useCall('run.list', { status: 'paused', rows: MOST_SHOWN }, ['runs', 'projects']);
  const held = [interrupted, paused].flatMap((loaded) => (loaded.state === 'ready' ? loaded.value.runs : []));
  if (held.length === 0) return null;
  return (
    <Card>
      {held.slice(0, MOST_SHOWN).map((run) => (
        <HeldRun key={run.id} run={run} />
      ))}
    </Card>
  );
}

function HeldRun({ run }: { readonly run: RunSummary }) {
  const { t } = useTranslation();
  const isTraining = useTraining(({ training }) => training !== null);
  const { id, modelName, heldBecause, checkpointAtMs } = run;
  const from =
    checkpointAtMs === null ? t('runs.heldFromStart') : t('runs.heldFrom', { time: formatMoment(checkpointAtMs) });
  const goOn = () => void resume(run).then((ended) => ended !== null && goTo('runs', ended));
  return (
    <Banner
      kind="note"
      title={t(`runs.held.${heldBecause ?? 'asked'}`, { name: columnWords(modelName) })}
      action={
        <>
          <Button
            size="bar"
            icon={CirclePlay}
            label={t('runs.resume')}
            locked={isTraining ? t('runs.alreadyTrains') : undefined}
            onClick={goOn}
          />{' '}
          <StopForGood id={id} size="bar" />
        </>
      }
    >
      {from}
    </Banner>
  );
}
