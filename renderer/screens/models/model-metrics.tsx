import { useTranslation } from 'react-i18next';
import type { OperatingPoint } from '../../../shared/operating-point.ts';
import type { ModelVersion } from '../../../shared/registry.ts';
import { columnWords } from '../../column-words.ts';
import { formatNumber, formatOfHundred } from '../../format.ts';
import { goTo } from '../../shell/navigation.ts';
import { Button } from '../../ui/controls/button.tsx';
import { Shown } from '../../ui/feedback/shown.tsx';
import { type Fact, Facts } from '../../ui/layout/facts.tsx';
import { useCall } from '../../use-call.ts';
import { useColumnWords } from '../../use-column-words.ts';
import { MetricRows } from '../runs/metric-rows.tsx';
import { useMetricWords } from '../runs/use-metric-words.ts';

type ModelMetricsProps = {
  readonly model: ModelVersion;
  /** What it is in use with; null where it is not. */
  readonly point: OperatingPoint | null;
};

/** How well a version does, and from which limit on it says what it is asked for. */
export function ModelMetrics({ model, point }: ModelMetricsProps) {
  const { runId } = model;
  return (
    <div className="card-row models-tab">
      <Facts facts={useSaid(model, point)} />
      {runId === null ? <FileMetrics model={model} /> : <RunMetrics id={runId} />}
    </div>
  );
}

/** What it answers, and from which limit on: its deployment's, else the one that it was trained with. */
function useSaid({ spec, threshold: trained }: ModelVersion, point: OperatingPoint | null): readonly Fact[] {
  const threshold = point?.threshold ?? trained;
  const { t } = useTranslation();
  const nameOf = useColumnWords();
  return [
    { name: t('models.tells'), value: spec.target === null ? t(`models.task.${spec.task}`) : nameOf(spec.target) },
    ...(spec.classes.length > 0
      ? [{ name: t('models.answers'), value: spec.classes.map((name) => columnWords(name)).join(', ') }]
      : []),
    ...(threshold === null || spec.positiveClass === null
      ? []
      : [
          {
            name: t('models.limitOf', { answer: columnWords(spec.positiveClass) }),
            value: t('models.limitWords', { limit: formatOfHundred(threshold) }),
          },
        ]),
  ];
}

/** The figures of the run that made it, with their intervals. */
function RunMetrics({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const run = useCall('run.show', { id }, ['runs']);
  return (
    <>
      <Shown loaded={run} shape="rows">
        {({ outcome }) =>
          outcome && (
            <div>
              <h3 className="models-subtitle">
                {t('models.figures', { count: outcome.heldOutRows, rows: formatNumber(outcome.heldOutRows) })}
              </h3>
              <MetricRows outcome={outcome} />
            </div>
          )
        }
      </Shown>
      <div className="models-links">
        <Button size="bar" label={t('models.run')} onClick={() => goTo('runs', id)} />
      </div>
    </>
  );
}

/** A file brings its figures or none; there are no rows here to draw an interval from. */
function FileMetrics({ model }: Pick<ModelMetricsProps, 'model'>) {
  const { t } = useTranslation();
  const { nameOf } = useMetricWords();
  const metrics = Object.entries(model.metrics);
  if (metrics.length === 0) return <p className="second table-text">{t('models.noFigures')}</p>;
  return <Facts facts={metrics.map(([name, value]) => ({ ...nameOf(name), value: formatNumber(value, 3) }))} />;
}
