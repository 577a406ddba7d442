import { Pause } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { MetricCurve } from '../../charts/metric-curve.tsx';
import { shareDone } from '../../../shared/domain/share-done.ts';
import { refWords } from '../../column-words.ts';
import { formatFixed, formatNumber, formatTime } from '../../format.ts';
import { Button } from '../../ui/controls/button.tsx';
import { Banner } from '../../ui/feedback/banner.tsx';
import { Progress } from '../../ui/feedback/progress.tsx';
import { Card } from '../../ui/layout/card.tsx';
import { Facts } from '../../ui/layout/facts.tsx';
import { Tag } from '../../ui/marks/tag.tsx';
import { useAction } from '../../use-action.ts';
import { useColumnWords } from '../../use-column-words.ts';
import { secondsLeft } from './seconds-left.ts';
import type { Training } from './training-store.ts';

/** The training that runs now: how far, how well, and how to stop it. */
export function TrainingCard({ training }: { readonly training: Training }) {
  const { t } = useTranslation();
  const { target, dataset, points, search, planned, part, parts, startedAtMs, heardAtMs, stop, runId, isStateMissed } =
    training;
  const nameOf = useColumnWords();
  const last = points.at(-1);
  const steps = t('runs.stepsOf', { done: formatNumber(last?.iteration ?? 0), of: formatNumber(planned) });
  const rounds = parts > 1 ? t('runs.partOf', { part: formatNumber(part), parts: formatNumber(parts), steps }) : steps;
  const ofRounds = last ? shareDone({ iteration: last.iteration, of: planned, part, parts }) : null;
  const label = search ? t('wizard.trying', { done: formatNumber(search.done), of: formatNumber(search.of) }) : rounds;
  const share = search ? search.done / Math.max(search.of, 1) : ofRounds;
  const left = search?.secondsLeft ?? secondsLeft((heardAtMs - startedAtMs) / 1_000, share);
  return (
    <div className="page-columns runs-training">
      <Card className="runs-training-words">
        <div>
          <Tag kind="inUse" label={t('runs.status.running')} />
        </div>
        <h2 className="card-heading">{t('runs.training', { target: nameOf(target) })}</h2>
        <p className="second table-text">
          {t('runs.trainingFrom', { data: refWords(dataset), time: formatTime(startedAtMs) })}
        </p>
        <Progress label={label} share={share} secondsLeft={left ?? undefined} onStop={stop}>
          {runId !== null && <PauseButton runId={runId} />}
        </Progress>
        {isStateMissed && <Banner kind="warn">{t('runs.stateMissed')}</Banner>}
        <BestSoFar points={points} />
      </Card>
      <MetricCurve
        title={t('runs.curve')}
        unit={t('runs.curveUnitRunning')}
        finding={last ? t('runs.curveNow', { loss: formatNumber(last.heldOut, 3) }) : label}
        points={points}
        planned={planned}
      />
    </div>
  );
}

function PauseButton({ runId }: { readonly runId: string }) {
  const { t } = useTranslation();
  const pause = useAction('run.pause');
  return (
    <Button
      size="bar"
      icon={Pause}
      label={t('runs.pause')}
      busy={pause.busy ? t('runs.pausing') : undefined}
      onClick={() => void pause.run({ id: runId })}
    />
  );
}

function BestSoFar({ points }: Pick<Training, 'points'>) {
  const { t } = useTranslation();
  const [best] = points.toSorted((a, b) => a.heldOut - b.heldOut);
  if (!best) return null;
  const value = t('runs.bestAt', {
    count: best.iteration,
    loss: formatFixed(best.heldOut, 3),
    steps: formatNumber(best.iteration),
  });
  return <Facts facts={[{ name: t('runs.bestSoFar'), value }]} />;
}
