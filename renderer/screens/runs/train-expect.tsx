import { useTranslation } from 'react-i18next';
import type { Metrics } from '../../../shared/model.ts';
import type { RunSummary } from '../../../shared/run.ts';
import { formatDuration, formatNumber, formatOfHundred } from '../../format.ts';
import { Facts } from '../../ui/layout/facts.tsx';
import { useCall } from '../../use-call.ts';
import { defaultTarget, type TrainingAnswers } from './plan-training.ts';

/** What the answers come to in rows, and what the last run of the same target came to on this laptop. */
export function TrainExpect({ answers }: { readonly answers: TrainingAnswers }) {
  const { t } = useTranslation();
  const { dataset, heldOut } = answers;
  const list = useCall('run.list', {}, ['runs']);
  const target = answers.target ?? defaultTarget(dataset);
  const last = list.state === 'ready' ? lastOf(list.value.runs, target) : undefined;
  const aside = Math.round((dataset.rows * heldOut) / 100);
  const facts = [
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
  return <Facts facts={facts} />;
}

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
