import { weakestPart } from '../../shared/domain/weakest-part.ts';
import type { MetricIntervals, Slice, SplitMade } from '../../shared/evaluation.ts';
import type { Metrics } from '../../shared/model.ts';
import type { RunOutcome } from '../../shared/run.ts';
import { count, figure } from './figures.ts';

const METHODS = {
  platt: 'a line through the log-odds',
  isotonic: 'a rising curve',
  temperature: 'one temperature',
} as const;

/** What the command line says of how well a model was found to do, in English. */
export const evaluationEnglish = {
  judged: (outcome: RunOutcome): readonly string[] => [
    `on ${count(outcome.heldOutRows)} held-out rows${partedWords(outcome.split)}: ${figures(outcome.metrics, outcome.intervals)}`,
    ...calibrated(outcome),
    ...weakest(outcome),
    ...outcome.sight.map(
      ({ given, n, metrics, intervals }) =>
        `labels given ${given === 'blind' ? 'blind' : 'in sight of a prediction'}, ${count(n)} rows: ${figures(metrics, intervals)}`,
    ),
    ...outcome.warnings.map(({ message, hint }) => `look: ${message} ${hint}`),
  ],
} as const;

function partedWords(split: SplitMade | null): string {
  if (split === null) return '';
  const by = split.column === null ? '' : ` ${split.kind === 'time' ? 'later' : 'parted'} by ${split.column}`;
  const parts = split.folds.length === 1 ? '' : ` in ${count(split.folds.length)} parts`;
  return `${by}${parts}`;
}

const figures = (metrics: Metrics, intervals: MetricIntervals): string =>
  Object.entries(metrics)
    .map(([name, value]) => `${name} ${figure(value)}${within(intervals[name])}`)
    .join(', ');

const within = (bounds: { readonly low: number; readonly high: number } | undefined): string =>
  bounds === undefined ? '' : ` (${figure(bounds.low)}–${figure(bounds.high)})`;

function calibrated({ calibrator }: RunOutcome): readonly string[] {
  if (calibrator === null || calibrator.method === 'none') return [];
  const { method, before, after } = calibrator;
  return [
    `calibrated by ${METHODS[method]}: log loss ${figure(before.logLoss)} before, ${figure(after.logLoss)} after`,
  ];
}

function weakest(outcome: RunOutcome): readonly string[] {
  const worst = weakestPart(outcome);
  return worst === null ? [] : [`weakest in ${sliceWords(worst)}`];
}

const sliceWords = ({ column, value, metric, measured, of, low, high }: Slice): string =>
  `${column} ${value}: ${metric} ${figure(measured)}${within({ low, high })} of ${count(of)} rows`;
