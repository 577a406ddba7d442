import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Input, Output } from '../../../shared/calls.ts';
import type { Metrics } from '../../../shared/model.ts';
import type { RunSummary } from '../../../shared/run.ts';
import { parametersByAlgorithm } from '../../../shared/training.ts';
import { formatDuration, formatNumber, formatOfHundred } from '../../format.ts';
import { LinkButton } from '../../ui/controls/link-button.tsx';
import { type Fact, Facts } from '../../ui/layout/facts.tsx';
import { useAction } from '../../use-action.ts';
import { useCall } from '../../use-call.ts';
import { defaultTarget, type TrainingAnswers } from './plan-training.ts';
import { estimateGoingOn, estimateTraining, type TrainingEstimate } from './wizard/estimate-training.ts';

type TrainExpectProps = {
  readonly answers: TrainingAnswers;
  /** Null while the answers do not make one. */
  readonly plan: Input<'model.train'> | null;
};

/** What the answers come to in rows, and what the last run of the same target came to on this laptop. */
export function TrainExpect({ answers, plan }: TrainExpectProps) {
  const { t } = useTranslation();
  const { dataset, heldOut } = answers;
  const list = useCall('run.list', { status: 'finished' }, ['runs']);
  const target = answers.target ?? defaultTarget(dataset);
  const last = list.state === 'ready' ? lastOf(list.value.runs, target) : undefined;
  const aside = Math.round((dataset.rows * heldOut) / 100);
  const settings = useCall('training.settings', {}, ['runs']);
  const watts = settings.state === 'ready' ? settings.value.wattsPerProcessor : null;
  const estimate = plan && list.state === 'ready' ? estimateOf(answers, plan, list.value.runs, watts) : null;
  const measure = useAction('model.estimateCost');
  const [measured, setMeasured] = useState<{ readonly plan: string; readonly cost: Cost } | null>(null);
  const planText = JSON.stringify(plan);
  const cost = measured?.plan === planText ? measured.cost : null;
  const measureNow = async () => {
    const answer = plan && (await measure.run(costAsked(plan)));
    if (answer) setMeasured({ plan: planText, cost: answer });
  };
  const facts = [
    ...useEstimateFacts(cost === null ? estimate : { ...cost, runs: null }),
    {
      name: t('runs.learnsFrom'),
      value: t('runs.rows', { count: dataset.rows - aside, rows: formatNumber(dataset.rows - aside) }),
    },
    { name: t('runs.testedOn'), value: t('runs.rows', { count: aside, rows: formatNumber(aside) }) },
    ...(last?.outcome
      ? [
          { name: t('runs.lastTook'), value: formatDuration(last.outcome.seconds) },
          { name: t('runs.lastReached'), value: <Reached metrics={last.outcome.metrics} /> },
        ]
      : []),
  ];
  return (
    <>
      <Facts facts={facts} />
      {plan && cost === null && (
        <p className="table-text" aria-live="polite">
          {measure.busy ? (
            t('wizard.measuring')
          ) : (
            <LinkButton label={t('wizard.measure')} onClick={() => void measureNow()} />
          )}
        </p>
      )}
      {measure.error && <p className="second table-text">{measure.error.message}</p>}
    </>
  );
}

type Cost = Output<'model.estimateCost'>;

/** The part of a plan that decides what it costs. */
function costAsked(plan: Input<'model.train'>): Input<'model.estimateCost'> {
  const { dataset, target, features, algorithm, from, parameters, folds, seed } = plan;
  const { split, classWeights, weightColumn, shownLabels } = plan;
  const counting = { split, classWeights, weightColumn, shownLabels };
  return { dataset, target, ...present({ features, algorithm, from, parameters, folds, seed, ...counting }) };
}

/** Optional fields are left out, never undefined. */
const present = <T extends object>(fields: T) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  }; // only undefined was dropped

/** In watt-hours; less is not told apart. */
const LEAST_ENERGY = 0.01;

/** From earlier runs, or measured just now (`runs` is null). */
type Expected = Omit<TrainingEstimate, 'runs'> & { readonly runs: number | null };

/** How long and what energy, from earlier runs on this laptop; said to be unknown where there are none. */
function useEstimateFacts(estimate: Expected | null): readonly Fact[] {
  const { t } = useTranslation();
  if (estimate === null) return [{ name: t('wizard.takes'), value: t('wizard.notKnownYet') }];
  return [
    {
      name: t('wizard.takes'),
      term: estimate.runs === null ? t('wizard.measured') : t('wizard.fromRuns', { count: estimate.runs }),
      value: t('wizard.about', { time: formatDuration(estimate.seconds) }),
    },
    ...(estimate.wattHours === null
      ? []
      : [
          {
            name: t('wizard.energy'),
            term: t('wizard.estimate'),
            value:
              estimate.wattHours < LEAST_ENERGY
                ? t('wizard.hardlyAny', { energy: formatNumber(LEAST_ENERGY) })
                : t('wizard.wattHours', { energy: formatNumber(estimate.wattHours, 2) }),
          },
        ]),
  ];
}

function estimateOf(
  answers: TrainingAnswers,
  plan: Input<'model.train'>,
  runs: readonly RunSummary[],
  watts: number | null,
) {
  if (plan.from === undefined) return estimateTraining(sizeOf(answers, plan), runs, watts);
  const made = runs.find(({ outcome }) => outcome?.modelRef === plan.from);
  return made === undefined ? null : estimateGoingOn(made, answers, runs, watts);
}

/** As many steps as it may take; most trainings stop before. */
function sizeOf({ dataset, folds }: TrainingAnswers, plan: Input<'model.train'>) {
  const { algorithm = 'gbdt', parameters = {}, features = [] } = plan;
  const { trees, iterations, epochs } = { ...parametersByAlgorithm[algorithm].parse({}), ...parameters } as Steps;
  return { algorithm, rows: dataset.rows, features: features.length, steps: trees ?? epochs ?? iterations ?? 1, folds };
}

/** Each algorithm has one of them. */
type Steps = { readonly trees?: number; readonly iterations?: number; readonly epochs?: number };

const lastOf = (runs: readonly RunSummary[], target: string | undefined): RunSummary | undefined =>
  runs
    .filter((run) => run.outcome !== null && run.target === target)
    .toSorted((a, b) => b.startedAtMs - a.startedAtMs)[0];

function Reached({ metrics: { sensitivity, accuracy, mae } }: { readonly metrics: Metrics }) {
  const { t } = useTranslation();
  if (sensitivity !== undefined) return t('runs.findsShort', { share: formatOfHundred(sensitivity) });
  if (accuracy !== undefined) return t('runs.right', { share: formatOfHundred(accuracy) });
  return mae === undefined ? '–' : t('runs.offBy', { error: formatNumber(mae, 3) });
}
