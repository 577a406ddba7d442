import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OperatingPoint } from '../../../shared/operating-point.ts';
import type { ModelVersion } from '../../../shared/registry.ts';
import { columnWords } from '../../column-words.ts';
import { formatBytes, formatMoment, formatNumber, formatOfHundred } from '../../format.ts';
import { goTo } from '../../shell/navigation.ts';
import { Button } from '../../ui/controls/button.tsx';
import { Tabs } from '../../ui/controls/tabs.tsx';
import { Shown } from '../../ui/feedback/shown.tsx';
import { Card } from '../../ui/layout/card.tsx';
import { type Fact, Facts } from '../../ui/layout/facts.tsx';
import { CopyId, shortDigest } from '../../ui/marks/copy-id.tsx';
import { useCall } from '../../use-call.ts';
import { useColumnWords } from '../../use-column-words.ts';
import { MetricRows } from '../runs/metric-rows.tsx';
import { useMetricWords } from '../runs/use-metric-words.ts';
import { ModelInputs } from './model-inputs.tsx';
import { AliasTags, SourceWords } from './model-versions.tsx';

type ModelProps = { readonly model: ModelVersion };

type ModelCardProps = ModelProps & {
  readonly inUse: string | null;
  /** What it is in use with; null where it is not. */
  readonly point: OperatingPoint | null;
};

/** The chosen version: how well it does, what it reads, and the file it is. */
export function ModelCard({ model, inUse, point }: ModelCardProps) {
  const { t } = useTranslation();
  const [tab, setTab] = useState('metrics');
  const tabs = [
    { value: 'metrics', label: t('models.tab.metrics'), content: <ModelMetrics model={model} point={point} /> },
    {
      value: 'inputs',
      label: t('models.tab.inputs', { columns: formatNumber(model.spec.features.length) }),
      content: <ModelInputs model={model} />,
    },
    { value: 'file', label: t('models.tab.file'), content: <ModelFile model={model} /> },
  ];
  return (
    <Card flush className="models-card">
      <div className="card-title models-title">
        <h2 className="models-version">{t('models.version', { version: model.version })}</h2>
        <span className="caption">
          <SourceWords source={model.source} />
        </span>
        <AliasTags version={model} inUse={inUse} />
      </div>
      <Tabs label={model.ref} tabs={tabs} value={tab} onChange={setTab} />
    </Card>
  );
}

function ModelMetrics({ model, point }: Omit<ModelCardProps, 'inUse'>) {
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
function FileMetrics({ model }: ModelProps) {
  const { t } = useTranslation();
  const { nameOf } = useMetricWords();
  const metrics = Object.entries(model.metrics);
  if (metrics.length === 0) return <p className="second table-text">{t('models.noFigures')}</p>;
  return <Facts facts={metrics.map(([name, value]) => ({ ...nameOf(name), value: formatNumber(value, 3) }))} />;
}

function ModelFile({ model }: ModelProps) {
  const { t } = useTranslation();
  const { spec, source, runId } = model;
  const facts = [
    ...(runId === null ? [{ name: t('models.file'), value: source.name }] : []),
    { name: t('models.size'), value: formatBytes(model.sizeBytes) },
    { name: t('models.digest'), value: <CopyId id={model.sha256} shown={shortDigest(model.sha256)} /> },
    { name: t('models.id'), value: <CopyId id={model.id} shown={model.id.slice(0, 8)} /> },
    { name: t('models.who'), value: model.actorName },
    { name: t('models.when'), value: formatMoment(model.createdAtMs) },
    ...spec.outputs.map(({ name, dtype, shape, role }) => ({
      name: t(`models.output.${role}`),
      value: <Tensor name={name} dtype={dtype} shape={shape} />,
    })),
  ];
  return (
    <div className="card-row models-tab">
      <Facts facts={facts} />
      <div className="models-links">
        <Button size="bar" label={t('models.lineage')} onClick={() => goTo('lineage', model.id)} />
      </div>
    </div>
  );
}

type TensorProps = { readonly name: string; readonly dtype: string; readonly shape: readonly (number | null)[] };

/** As ONNX writes it: a free dimension is a question mark. */
const Tensor = ({ name, dtype, shape }: TensorProps) => (
  <bdi dir="ltr" className="mono">
    {`${name} ${dtype}[${shape.map((size) => size ?? '?').join(', ')}]`}
  </bdi>
);
