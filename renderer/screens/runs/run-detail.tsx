import { useTranslation } from 'react-i18next';
import type { Run, RunOutcome } from '../../../shared/run.ts';
import { MetricCurve } from '../../charts/metric-curve.tsx';
import { formatDuration, formatMoment, formatNumber, formatOfHundred } from '../../format.ts';
import { goTo } from '../../shell/navigation.ts';
import { Button } from '../../ui/controls/button.tsx';
import { Banner } from '../../ui/feedback/banner.tsx';
import { Shown } from '../../ui/feedback/shown.tsx';
import { Card } from '../../ui/layout/card.tsx';
import { Facts } from '../../ui/layout/facts.tsx';
import { Page } from '../../ui/layout/page.tsx';
import { useCall } from '../../use-call.ts';
import { Importance } from './importance.tsx';
import { RightAndWrong } from './right-and-wrong.tsx';

export function RunDetail({ id }: { readonly id: string }) {
  const run = useCall('run.show', { id }, ['runs']);
  return (
    <Shown loaded={run} shape="chart">
      {(value) => <RunPage run={value} />}
    </Shown>
  );
}

function RunPage({ run }: { readonly run: Run }) {
  const { t } = useTranslation();
  const { outcome } = run;
  return (
    <Page
      title={useFinding(run)}
      sentence={t('runs.detailSentence', {
        data: run.datasetRef,
        target: run.target,
        count: outcome?.heldOutRows ?? 0,
        rows: formatNumber(outcome?.heldOutRows ?? 0),
      })}
      parent={{ label: t('shell.screen.runs'), here: run.modelName, onOpen: () => goTo('runs') }}
      actions={
        outcome && (
          <Button
            kind="filled"
            label={t('runs.seeModel', { model: outcome.modelRef })}
            onClick={() => goTo('models', outcome.modelRef)}
          />
        )
      }
    >
      {run.error && <Banner kind="stop">{run.error.message}</Banner>}
      {outcome && <OutcomeCards run={run} outcome={outcome} />}
      <div className="page-columns runs-facts">
        <RunFacts run={run} />
        {outcome && <MetricFacts outcome={outcome} />}
      </div>
    </Page>
  );
}

/** The verdict as a sentence, from what the held-out rows said. */
function useFinding({ modelName, outcome, status }: Run): string {
  const { t } = useTranslation();
  if (!outcome) return t(`runs.ended.${status}`, { name: modelName });
  const { accuracy, mae } = outcome.metrics;
  if (accuracy !== undefined) return t('runs.right', { share: formatOfHundred(accuracy) });
  return mae === undefined ? modelName : t('runs.offBy', { error: formatNumber(mae, 3) });
}

function OutcomeCards({ run, outcome }: { readonly run: Run; readonly outcome: RunOutcome }) {
  const { t } = useTranslation();
  const { trees } = run.parameters;
  const last = outcome.curve.at(-1);
  return (
    <div className="runs-cards">
      <RightAndWrong outcome={outcome} />
      <MetricCurve
        title={t('runs.curve')}
        unit={t('runs.curveUnit')}
        finding={t('runs.curveNow', { loss: formatNumber(last?.heldOut ?? Number.NaN, 3) })}
        points={outcome.curve}
        planned={typeof trees === 'number' ? trees : outcome.iterations}
        best={outcome.iterations}
        stopped={run.status === 'cancelled'}
        height={210}
      />
      <Importance importance={outcome.importance} />
    </div>
  );
}

function RunFacts({ run }: { readonly run: Run }) {
  const { t } = useTranslation();
  const parameters = Object.entries(run.parameters).map(([name, value]) => ({ name, value: String(value) }));
  const facts = [
    { name: t('runs.who'), value: run.actorName },
    { name: t('runs.when'), value: formatMoment(run.startedAtMs) },
    { name: t('runs.time'), value: run.outcome ? formatDuration(run.outcome.seconds) : '–' },
    { name: t('runs.seed'), value: String(run.seed) },
    ...parameters,
  ];
  return (
    <Card title={t('runs.how')} unit={run.algorithm}>
      <Facts facts={facts} />
      <Button size="bar" label={t('runs.lineage')} onClick={() => goTo('lineage', run.id)} />
    </Card>
  );
}

function MetricFacts({ outcome }: { readonly outcome: RunOutcome }) {
  const { t } = useTranslation();
  const facts = Object.entries(outcome.metrics).map(([name, value]) => ({ name, value: formatNumber(value, 4) }));
  return (
    <Card title={t('runs.metrics')} unit={t('runs.metricsUnit')}>
      <Facts facts={facts} />
    </Card>
  );
}
