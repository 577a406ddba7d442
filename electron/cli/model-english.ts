import type { DriftColumn, DriftReport, DriftState, DriftTestName, SiteChange } from '../../shared/drift.ts';
import type { Turn } from '../../shared/explanation.ts';
import { wattHours } from '../../shared/training-settings.ts';
import type { GateVerdict } from '../../shared/test-report.ts';
import type { Metrics } from '../../shared/model.ts';
import type { Prediction } from '../../shared/prediction.ts';
import type { AliasMove, ModelVersion } from '../../shared/registry.ts';
import type { Run } from '../../shared/run.ts';
import { evaluationEnglish } from './evaluation-english.ts';
import { type Explained, explainEnglish, turnsEnglish } from './explain-english.ts';
import { count, dayOf, figure, size, timeOf } from './figures.ts';
import { guardsEnglish } from './guards-english.ts';
import { keptEnglish } from './kept-english.ts';
import { formatTable } from './table.ts';
import { watchEnglish } from './watch-english.ts';

const testNames: Readonly<Record<DriftTestName, string>> = {
  ks: 'KS',
  rankSum: 'rank-sum',
  mood: 'spread',
  psi: 'PSI',
  chiSquare: 'chi-square',
  fisher: 'Fisher',
  permutation: 'permutation',
  missing: 'missing',
  range: 'range',
  newCategories: 'new-values',
};

const states: Readonly<Record<DriftState, string>> = {
  compared: '',
  emptyReference: 'training had no values',
  emptyWindow: 'no values now',
  allMissing: 'all values are missing',
  newColumn: 'was not in training',
  removedColumn: 'is not here any more',
  typeChanged: 'is of another type now',
  notCompared: 'free text, only what is missing is compared',
  tooFew: 'too few rows to judge',
};

const indent = (lines: readonly string[]): readonly string[] => lines.map((line) => `  ${line}`);
const aliasesOf = ({ aliases }: ModelVersion): string => aliases.map((alias) => `@${alias}`).join(' ');
const sourceOf = ({ source }: ModelVersion): string => (source.kind === 'run' ? 'trained here' : `from ${source.name}`);
const metricsOf = (metrics: Metrics): string =>
  Object.entries(metrics)
    .map(([name, value]) => `${name} ${figure(value)}`)
    .join(', ');

/** How the limit was chosen and whom it leaves to a person; nothing where it was simply named. */
function operatingWords(point: AliasMove['operatingPoint']): string {
  if (point === null) return '';
  const { basis, unsureWithin, sites } = point;
  return [
    ...(basis.kind === 'cost' ? [`a missed one costs ${figure(basis.missCost)} needless ones`] : []),
    ...(basis.kind === 'capacity' ? [`${figure(basis.perDay)} of ${figure(basis.seenPerDay)} a day can be taken`] : []),
    ...(unsureWithin > 0 ? [`a person decides within ${figure(unsureWithin)} of it`] : []),
    ...sites.map(({ site, threshold }) => `${site} ${figure(threshold)}`),
  ]
    .map((words) => `, ${words}`)
    .join('');
}

/** Nothing for a run of an earlier version. */
function spentOf({ spent, wattsPerProcessor, checkpointsMissed }: NonNullable<Run['outcome']>): readonly string[] {
  if (spent === null) return [];
  const energy =
    wattsPerProcessor === null
      ? ''
      : `, about ${figure(wattHours(spent.cpuSeconds, wattsPerProcessor))} Wh (an estimate: ${figure(wattsPerProcessor)} W a busy processor)`;
  return [
    `${figure(spent.cpuSeconds)} s of processor time${energy}`,
    `at most ${size(spent.peakMemoryBytes)} of memory; ${figure(spent.checkpointSeconds)} s went into saving its state`,
    ...(checkpointsMissed === 0 ? [] : [`the disk did not take its state ${count(checkpointsMissed)} times`]),
  ];
}

/** How many of the tests that could be applied it passed. */
function passedWords({ results }: GateVerdict): string {
  const applied = results.filter(({ verdict }) => verdict !== 'notApplicable');
  const passed = applied.filter(({ verdict }) => verdict === 'passed');
  return `${count(passed.length)} of ${count(applied.length)} tests passed`;
}

/** What the command line says about models: training, scoring and drift, in English. */
export const modelEnglish = {
  trained: (run: Run, model: ModelVersion) => [
    `${model.ref}: trained in ${figure(run.outcome?.seconds ?? 0)} s, ${count(run.outcome?.iterations ?? 0)} steps`,
    ...indent([
      ...keptEnglish.goesOn(run),
      ...(run.outcome === null ? [] : evaluationEnglish.judged(run.outcome)),
      ...keptEnglish.kept(run),
      `sha256 ${model.sha256}`,
    ]),
  ],
  run: (run: Run) => [
    `${run.outcome?.modelRef ?? run.modelName}: ${run.status}, started ${timeOf(run.startedAtMs)} by ${run.actorName}`,
    ...indent([
      ...(run.reason === null ? [] : [`because: ${run.reason}`]),
      `${run.target} from ${run.datasetRef} by ${run.algorithm}, seed ${run.seed}`,
      ...keptEnglish.goesOn(run),
      ...(run.outcome === null
        ? []
        : [
            `${count(run.outcome.iterations)} steps in ${figure(run.outcome.seconds)} s`,
            ...spentOf(run.outcome),
            ...evaluationEnglish.judged(run.outcome),
            ...keptEnglish.kept(run),
          ]),
      ...(run.error === null ? [] : [run.error.message]),
    ]),
  ],
  models: (models: readonly ModelVersion[]) =>
    formatTable(
      [
        { text: 'model' },
        { text: 'in use as' },
        { text: 'task' },
        { text: 'size', isNumber: true },
        { text: 'made' },
        { text: 'by' },
        { text: 'source' },
      ],
      models.map((model) => [
        model.ref,
        aliasesOf(model) || '–',
        model.spec.task,
        size(model.sizeBytes),
        timeOf(model.createdAtMs),
        model.actorName,
        sourceOf(model),
      ]),
    ),
  model: (model: ModelVersion) => [
    [model.ref, aliasesOf(model)].filter(Boolean).join(' ') + `: ${model.spec.task}, ${size(model.sizeBytes)}`,
    ...indent([
      `made ${timeOf(model.createdAtMs)} by ${model.actorName}, ${sourceOf(model)}`,
      `reads ${model.spec.features.map(({ name }) => name).join(', ')}`,
      ...(model.threshold === null ? [] : [`threshold ${figure(model.threshold)}`]),
      ...(Object.keys(model.metrics).length === 0 ? [] : [metricsOf(model.metrics)]),
    ]),
  ],
  promoted: ({ alias, ref, previousRef, threshold, operatingPoint, gate, override, canary }: AliasMove) => [
    `@${alias} is now ${ref}${previousRef === null ? '' : `, before it ${previousRef}`}` +
      (threshold === null ? '' : `, threshold ${figure(threshold)}`) +
      operatingWords(operatingPoint),
    ...(canary === null ? [] : [watchEnglish.canary(canary)]),
    ...(gate === null ? [] : [passedWords(gate)]),
    ...(override === null ? [] : [`against its gate, signed: ${override.reason}`]),
  ],
  oneLimit: {
    message: 'The limit is named by exactly one of --threshold, --miss-cost and --per-day.',
    hint: 'The unsure band and the limits of sites stand beside it.',
  },
  needsSeenPerDay: {
    message: '--per-day needs --seen-per-day N: how many are seen in a day.',
    hint: 'The limit is chosen so that no more of them are called than can be taken.',
  },
  window: (rows: number, modelRef: string, metrics: Metrics | null) => [
    `${count(rows)} rows scored with ${modelRef}`,
    ...(metrics === null ? [] : indent([`against their labels: ${metricsOf(metrics)}`])),
  ],
  prediction: ({ output, modelRef, threshold, unsure, outside, guards, id, ...why }: Prediction) => [
    `${output.prediction}, says ${modelRef}${threshold === null ? '' : ` at threshold ${figure(threshold)}`}`,
    ...indent([
      ...Object.entries(output.probabilities ?? {}).map(([name, share]) => `${name}: ${figure(100 * share)} %`),
      ...(unsure ? ['So near to the threshold that a person decides.'] : []),
      ...(outside.length === 0 || guards.length > 0
        ? []
        : [`Unlike anything seen in training: ${outside.map(({ column }) => column).join(', ')}`]),
      ...guards.map((fired) => guardsEnglish.fired(fired, why.input)),
      ...explainEnglish({ output, ...why }),
      `prediction ${id}`,
    ]),
  ],
  explained: (modelRef: string, why: Explained, turns: readonly Turn[]) => [
    `${why.output.prediction}, says ${modelRef}`,
    ...indent([...explainEnglish(why), ...turnsEnglish(turns)]),
  ],
  drift: ({ n, referenceN, drift, columns, siteChange }: Omit<DriftReport, 'alpha'>) => [
    `${count(n)} rows against ${count(referenceN)} of the reference: ${drift ? 'drift' : 'no drift'}`,
    ...indent(driftTable(columns)),
    ...(siteChange === null ? [] : indent([describeSiteChange(siteChange)])),
  ],
} as const;

function driftTable(columns: readonly DriftColumn[]): readonly string[] {
  return formatTable(
    [
      { text: '' },
      { text: 'column' },
      { text: 'test' },
      { text: 'statistic', isNumber: true },
      { text: 'adjusted p', isNumber: true },
      { text: 'PSI', isNumber: true },
      { text: '' },
    ],
    columns.map(({ name, drift, test, statistic, adjustedPValue, psi, state }) => [
      drift ? '!' : '',
      name,
      test === null ? '–' : testNames[test],
      statistic === null ? '–' : figure(statistic),
      figure(adjustedPValue),
      psi === null ? '–' : figure(psi),
      states[state],
    ]),
  );
}

function describeSiteChange({ column, site, sinceDay, size: { value, low, high } }: SiteChange): string {
  const [least, most] = value < 0 ? [-high, -low] : [low, high];
  return (
    `${site} since ${dayOf(sinceDay)}: ${column} reads ${figure(Math.abs(value))} ${value < 0 ? 'less' : 'more'} ` +
    `(95 % ${figure(least)} to ${figure(most)})`
  );
}
