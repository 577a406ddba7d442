import type { Schedule } from '../../shared/pipelines/declaration.ts';
import type {
  Pipeline,
  PipelineCause,
  PipelineRun,
  PipelineRunSummary,
  PipelineStatus,
  PipelineStep,
  StepLine,
} from '../../shared/pipelines/pipeline-run.ts';
import type { Firing } from '../../shared/pipelines/retraining.ts';
import { count, figure, timeOf } from './figures.ts';
import { formatTable } from './table.ts';

const statuses: Readonly<Record<PipelineStatus, string>> = {
  running: 'is running',
  interrupted: 'was interrupted',
  waiting: 'waits for a person',
  finished: 'has finished',
  failed: 'failed',
  cancelled: 'was cancelled',
};

const firingOf = ({ modelRef, trigger, evidence }: Firing): string => {
  const { windows = 0, answers = 0, right = 0, atMost = 0 } = evidence;
  const why = {
    drift: `its last ${count(windows)} windows drifted`,
    accuracy: `right in ${figure(100 * right)} of 100 (at most ${figure(100 * atMost)}) of ${count(answers)} answers`,
    answers: `${count(answers)} answers`,
  };
  return `retraining of ${modelRef}: ${why[trigger]}`;
};

const causeOf = (because: PipelineCause): string => {
  if (because.kind === 'person') return 'asked for';
  return because.kind === 'schedule' ? `by schedule, ${because.slot.replace('T', ' ')}` : firingOf(because.firing);
};

const whenOf = (schedule: Schedule): string => {
  if (schedule.every === 'day') return `every day at ${schedule.at}`;
  return schedule.every === 'week'
    ? `every ${schedule.on} at ${schedule.at}`
    : `every month on day ${schedule.on} at ${schedule.at}`;
};

const scheduleOf = ({ schedule, isOn, nextAtMs }: Pipeline): string => {
  if (schedule === null) return 'when asked';
  if (!isOn) return `${whenOf(schedule)} (off)`;
  return nextAtMs === null ? whenOf(schedule) : `${whenOf(schedule)}, next ${timeOf(nextAtMs)}`;
};

const secondsOf = ({ startedAtMs, endedAtMs }: PipelineStep): string =>
  startedAtMs === null || endedAtMs === null ? '–' : `${((endedAtMs - startedAtMs) / 1_000).toFixed(1)} s`;

function saidOf({ kind, values }: StepLine): string {
  const { attempt, code, message, step, person, reason, atMs } = values;
  const texts: Readonly<Record<StepLine['kind'], string>> = {
    started: 'began',
    found: 'was done when it was interrupted',
    retried: `attempt ${String(attempt)}`,
    unchanged: `unchanged since ${timeOf(Number(atMs))}: skipped`,
    already: 'is so already: skipped',
    asked: 'asks a person',
    accepted: `${String(person)} accepts: ${String(reason)}`,
    declined: `${String(person)} declines: ${String(reason)}`,
    done: 'done',
    failed: `failed: ${String(message)} (${String(code)})`,
    blocked: `not begun: "${String(step)}" was not done`,
  };
  return texts[kind];
}

const lastSaid = ({ log }: PipelineStep): string => {
  const last = log.at(-1);
  return last === undefined ? '' : saidOf(last);
};

/** What the command line says of pipelines, in English. */
export const pipelineEnglish = {
  removed: (name: string) => `"${name}" is kept no more; its runs stay.`,
  nothingDue: 'Nothing is due.',
  pipelines: (pipelines: readonly Pipeline[], runs: readonly PipelineRunSummary[]): readonly string[] => [
    ...formatTable(
      [{ text: 'pipeline' }, { text: 'steps', isNumber: true }, { text: 'runs' }, { text: 'file' }],
      pipelines.map((kept) => [kept.name, count(kept.steps), scheduleOf(kept), kept.path ?? '–']),
    ),
    '',
    ...formatTable(
      [{ text: 'run' }, { text: 'pipeline' }, { text: 'began' }, { text: 'state' }, { text: 'why' }],
      runs.map((run) => [run.id, run.pipeline, timeOf(run.startedAtMs), statuses[run.status], causeOf(run.because)]),
    ),
  ],
  kept: (kept: Pipeline): string => `${kept.name}: ${count(kept.steps)} steps, ${scheduleOf(kept)}`,
  run: ({ id, pipeline, status, steps, because }: PipelineRun): readonly string[] => [
    `${pipeline}, run ${id} (${causeOf(because)}) ${statuses[status]}.`,
    ...formatTable(
      [{ text: 'step' }, { text: 'state' }, { text: 'time', isNumber: true }, { text: 'said last' }],
      steps.map((step) => [step.id, step.state, secondsOf(step), lastSaid(step)]),
    ),
    ...steps
      .filter(({ state }) => state === 'waiting')
      .map((step) => `Accept it with: fieldloop pipeline accept ${id} ${step.id} --reason TEXT`),
    ...(status === 'failed' || status === 'interrupted' ? [`Go on with it: fieldloop pipeline resume ${id}`] : []),
  ],
  log: ({ steps }: PipelineRun): readonly string[] =>
    steps.flatMap(({ id, log }) => log.map((line) => `  ${timeOf(line.atMs)}  ${id}: ${saidOf(line)}`)),
} as const;
