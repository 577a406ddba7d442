import { useTranslation } from 'react-i18next';
import type { Run, RunOutcome } from '../../../shared/run.ts';
import { weakestPart } from '../../../shared/domain/weakest-part.ts';
import { MetricCurve } from '../../charts/metric-curve.tsx';
import { columnWords, refWords } from '../../column-words.ts';
import { formatNumber, formatOfHundred } from '../../format.ts';
import { goTo } from '../../shell/navigation.ts';
import { Banner } from '../../ui/feedback/banner.tsx';
import { Shown } from '../../ui/feedback/shown.tsx';
import { Page } from '../../ui/layout/page.tsx';
import { useCall } from '../../use-call.ts';
import { useColumnWords } from '../../use-column-words.ts';
import { ThreadCard } from '../threads/thread-card.tsx';
import { Importance } from './importance.tsx';
import { KeptCard } from './kept-card.tsx';
import { MoreLabels } from './more-labels.tsx';
import { MetricCard } from './metric-rows.tsx';
import { NextSteps } from './next-steps.tsx';
import { positiveOf } from './read-confusion.ts';
import { SearchCard } from './search-card.tsx';
import { RightAndWrong } from './right-and-wrong.tsx';
import { ReproductionBanner } from './reproduction-banner.tsx';
import { RunActions } from './run-actions.tsx';
import { RunFacts } from './run-facts.tsx';
import { Slices } from './slices.tsx';

/** Of the plots in the second row, in pixels. */
const PLOT_HEIGHT = 224;

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
  const { outcome, error } = run;
  return (
    <Page
      title={useFinding(run)}
      sentence={useSentence(run)}
      parent={{ label: t('shell.screen.runs'), here: columnWords(run.modelName), onOpen: () => goTo('runs') }}
      actions={<RunActions run={run} />}
    >
      {error && run.status === 'failed' && <Banner kind="stop">{error.message}</Banner>}
      <NextSteps run={run} />
      {outcome?.warnings.map(({ code, column, message, hint }) => (
        <Banner key={`${code} ${column}`} kind="warn" title={message}>
          {hint}
        </Banner>
      ))}
      <ReproductionBanner run={run} />
      {outcome && <OutcomeCards run={run} outcome={outcome} />}
      <KeptCard run={run} />
      {outcome && <Slices outcome={outcome} other={null} />}
      {outcome && run.base === null && <MoreLabels run={run} />}
      <SearchCard run={run} />
      <RunFacts run={run} />
      <ThreadCard about={run.id} />
    </Page>
  );
}

/** The verdict as a sentence, from what the held-out rows said. */
function useFinding({ modelName, target, outcome, status }: Run): string {
  const { t } = useTranslation();
  const nameOf = useColumnWords();
  const name = columnWords(modelName);
  if (!outcome) return t(`runs.ended.${status}`, { name });
  const { accuracy, mae, sensitivity } = outcome.metrics;
  const positive = positiveOf(outcome);
  const weak = weakestPart(outcome);
  const missWords =
    positive !== null && sensitivity !== undefined
      ? t('wizard.misses', {
          share: formatOfHundred(1 - sensitivity),
          target: nameOf(target),
          answer: columnWords(positive),
        })
      : '';
  const weakWords =
    weak === null
      ? ''
      : t('wizard.weakest', { column: nameOf(weak.column), value: columnWords(weak.value), count: weak.n });
  if (accuracy !== undefined) {
    return [t('wizard.rightIn', { share: formatOfHundred(accuracy) }), missWords, weakWords].filter(Boolean).join(' ');
  }
  return mae === undefined ? name : t('runs.offBy', { error: formatNumber(mae, 3) });
}

function useSentence({ target, datasetRef, outcome, base }: Run): string {
  const { t } = useTranslation();
  const words = { target: useColumnWords()(target), data: refWords(datasetRef) };
  if (!outcome) return t('runs.wasToLearn', words);
  const { heldOutRows } = outcome;
  const learned = t('runs.detailSentence', { ...words, count: heldOutRows, rows: formatNumber(heldOutRows) });
  return base === null ? learned : `${learned} ${t('kept.goesOnFrom', { model: refWords(base.ref) })}`;
}

function OutcomeCards({ run, outcome }: { readonly run: Run; readonly outcome: RunOutcome }) {
  const { t } = useTranslation();
  const kept = outcome.curve.find(({ iteration }) => iteration === outcome.iterations) ?? outcome.curve.at(-1);
  return (
    <div className="runs-cards">
      <RightAndWrong outcome={outcome} />
      <MetricCard outcome={outcome} height={PLOT_HEIGHT} />
      <Importance importance={outcome.importance} permuted={outcome.permuted} height={PLOT_HEIGHT} />
      <MetricCurve
        title={t('runs.curve')}
        unit={t(outcome.task === 'regression' ? 'runs.curveUnitNumber' : 'runs.curveUnit')}
        finding={t('runs.curveKept', {
          steps: formatNumber(outcome.iterations),
          loss: formatNumber(kept?.heldOut ?? Number.NaN, 3),
        })}
        points={outcome.curve}
        planned={plannedSteps(run, outcome)}
        best={outcome.iterations}
        height={PLOT_HEIGHT}
      />
    </div>
  );
}

/** A linear fit settles long before the steps it may take. */
function plannedSteps({ parameters }: Run, { iterations }: RunOutcome): number {
  const trees = parameters['trees'];
  return typeof trees === 'number' ? trees : iterations;
}
