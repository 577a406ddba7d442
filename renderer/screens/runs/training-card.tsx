import { useTranslation } from 'react-i18next';
import { MetricCurve } from '../../charts/metric-curve.tsx';
import { formatNumber } from '../../format.ts';
import { Progress } from '../../ui/feedback/progress.tsx';
import { Card } from '../../ui/layout/card.tsx';
import { Tag } from '../../ui/marks/tag.tsx';
import type { Training } from './training-store.ts';

/** The training that runs now: how far, how well, and how to stop it. */
export function TrainingCard({
  training: { dataset, target, points, planned, stop },
}: {
  readonly training: Training;
}) {
  const { t } = useTranslation();
  const last = points.at(-1);
  const label = t('runs.treesOf', { done: formatNumber(last?.iteration ?? 0), of: formatNumber(planned) });
  return (
    <div className="page-columns runs-training">
      <Card>
        <div>
          <Tag kind="inUse" label={t('runs.status.running')} />
        </div>
        <h2 className="card-heading">{t('runs.training', { target })}</h2>
        <p className="second table-text">{dataset}</p>
        <Progress label={label} share={last ? last.iteration / Math.max(planned, 1) : null} onStop={stop} />
      </Card>
      <MetricCurve
        title={t('runs.curve')}
        unit={t('runs.curveUnit')}
        finding={last ? t('runs.curveNow', { loss: formatNumber(last.heldOut, 3) }) : label}
        points={points}
        planned={planned}
      />
    </div>
  );
}
