import type { RunLine } from '../../shared/run-line.ts';
import type { Reproduction, Run, RunSummary } from '../../shared/run.ts';
import type { TrainingSettings } from '../../shared/training-settings.ts';
import { comparisonEnglish } from './comparison-english.ts';
import { count, figure, timeOf } from './figures.ts';
import { formatTable } from './table.ts';

/** What the command line says about runs, in English. */
export const runEnglish = {
  runs: (runs: readonly RunSummary[]) =>
    formatTable(
      [
        { text: 'started' },
        { text: 'model' },
        { text: 'data set' },
        { text: 'by' },
        { text: 'status' },
        { text: 'reached' },
        { text: 'took', isNumber: true },
        { text: 'id' },
      ],
      runs.map(({ startedAtMs, modelName, outcome, datasetRef, algorithm, status, id }) => [
        timeOf(startedAtMs),
        outcome?.modelRef ?? modelName,
        datasetRef,
        algorithm,
        status,
        reached(outcome),
        outcome === null ? '–' : `${outcome.seconds.toFixed(1)} s`,
        id,
      ]),
    ),
  /** Nothing where all are shown. */
  rest: (shown: number, total: number): readonly string[] =>
    shown >= total ? [] : [`${count(shown)} of ${count(total)} runs; see the others with --skip and --limit.`],
  noneTells: (target: string, known: readonly string[]) => ({
    message: `No run tells "${target}".`,
    hint: known.length === 0 ? 'There is no run yet.' : `Runs tell ${known.join(', ')}.`,
  }),
  noneFrom: (dataset: string, known: readonly string[]) => ({
    message: `No run learned from "${dataset}".`,
    hint: known.length === 0 ? 'There is no run yet.' : `Runs learned from ${known.join(', ')}.`,
  }),
  settings: ({ pauseOnBattery, pauseOnHeat, wattsPerProcessor }: TrainingSettings): readonly string[] => [
    `on battery: ${pauseOnBattery ? 'trainings pause' : 'trainings go on'}`,
    `when it is hot: ${pauseOnHeat ? 'trainings pause' : 'trainings go on'}`,
    `energy is estimated with ${figure(wattsPerProcessor)} W for each busy processor`,
  ],
  rests: ({ modelName, status, id }: Run): string =>
    status === 'paused'
      ? `"${modelName}" is paused; "run resume ${id}" goes on with it.`
      : `The training of "${modelName}" has ended: ${status}.`,
  reproduced: (run: Run, { isSame, sha256, expectedSha256 }: Reproduction): readonly string[] =>
    isSame
      ? [`Trained again from its record: the same bytes (sha256 ${sha256}).`, `Kept as run ${run.id}.`]
      : [
          'Trained again from its record: OTHER bytes.',
          `sha256 ${expectedSha256} was expected and ${sha256} came out. Kept as run ${run.id}.`,
        ],
  comparison: (runs: readonly Run[], lines: readonly RunLine[]) =>
    comparisonEnglish(
      runs.map(({ modelName, outcome }) => outcome?.modelRef ?? modelName),
      lines,
    ),
} as const;

/** The figure that runs of its kind are compared by. */
function reached(outcome: RunSummary['outcome']): string {
  const { auc, accuracy, mae } = outcome?.metrics ?? {};
  if (auc !== undefined) return `auc ${figure(auc)}`;
  if (accuracy !== undefined) return `accuracy ${figure(accuracy)}`;
  return mae === undefined ? '–' : `mae ${figure(mae)}`;
}
