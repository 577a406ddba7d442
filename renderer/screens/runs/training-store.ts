import i18next from 'i18next';
import { z } from 'zod';
import { create } from 'zustand';
import type { Input } from '../../../shared/calls.ts';
import { shareDone } from '../../../shared/domain/share-done.ts';
import { type CurvePoint, TrainingRound } from '../../../shared/model.ts';
import { type AppError, fail, type Result } from '../../../shared/result.ts';
import type { Run, RunSummary } from '../../../shared/run.ts';
import { SearchProgress } from '../../../shared/search.ts';
import { call, type CallOptions } from '../../call.ts';
import { GivenParameters } from '../../../shared/training.ts';
import { columnWords } from '../../column-words.ts';
import { startTask } from '../../shell/tasks.ts';

const Begun = z.object({ runId: z.string() });
const Warning = z.object({ warning: z.literal('checkpointMissed') });

/** A training goes on while other screens are open, so what it says is kept here. */
export type Training = {
  readonly dataset: string;
  readonly target: string;
  /** Of the part that is held out now. */
  readonly points: readonly CurvePoint[];
  /** Counted from 1; 1 of 1 where one part judges all. */
  readonly part: number;
  readonly parts: number;
  /** Settings are tried first; null once the model itself is trained. */
  readonly search: SearchProgress | null;
  readonly planned: number;
  readonly startedAtMs: number;
  /** When the last point came. */
  readonly heardAtMs: number;
  /** For good. */
  readonly stop: () => void;
  /** Null until core says which run it is. */
  readonly runId: string | null;
  /** The disk did not take a state to resume from. */
  readonly isStateMissed: boolean;
};

type TrainingState = { readonly training: Training | null; readonly error: AppError | null };

export const useTraining = create<TrainingState>(() => ({ training: null, error: null }));

type Ask = (options: CallOptions) => Promise<Result<{ readonly run: Run }>>;
type Asked = { readonly dataset: string; readonly target: string; readonly planned: number };

/** The finished run's id; null where it failed, was stopped or paused. */
export const train = (input: Input<'model.train'>): Promise<string | null> => {
  const { dataset, target, parameters } = input;
  const asked = { dataset, target, planned: parameters?.trees ?? 0 };
  return follow(asked, (options) => call('model.train', input, options));
};

/** The same after other settings were tried for so many minutes, with the best of them. A stop while they are tried trains nothing. */
export const searchAndTrain = (input: Input<'model.train'>, minutes: number): Promise<string | null> => {
  const { dataset, target, features, algorithm, parameters, seed } = input;
  const { split, classWeights, weightColumn, shownLabels } = input;
  const counting = { split, classWeights, weightColumn, shownLabels };
  const given = Object.entries({ features, algorithm, parameters, seed, ...counting });
  const fields = Object.fromEntries(given.filter(([, value]) => value !== undefined));
  return follow({ dataset, target, planned: 0 }, async (options) => {
    const searched = await call('model.search', { dataset, target, minutes, ...fields }, options);
    if (!searched.ok) return searched;
    const { id, outcome } = searched.value;
    if (options.signal?.aborted || outcome === null) return STOPPED;
    change({ search: null });
    const best = { ...parameters, ...GivenParameters.parse(outcome.best.parameters) };
    return call('model.train', { ...input, parameters: best, search: id }, options);
  });
};

const STOPPED = fail('engine.cancelled', 'Stopped while settings were tried.', 'Start the training again.');

/** Goes on with a run that has not ended. */
export const resume = (run: Run | RunSummary): Promise<string | null> =>
  follow(askedOf(run), (options) => call('run.resume', { id: run.id }, options));

/** Trains a run again from its record; the id of the run that compares the two. */
export const reproduce = (run: Run): Promise<string | null> =>
  follow(askedOf(run), (options) => call('run.reproduce', { id: run.id }, options));

const askedOf = ({ datasetRef, target }: Run | RunSummary): Asked => ({ dataset: datasetRef, target, planned: 0 });

async function follow(asked: Asked, ask: Ask): Promise<string | null> {
  const abort = new AbortController();
  const stop = () => abort.abort();
  const task = startTask(i18next.t('runs.training', { target: columnWords(asked.target) }), stop);
  const startedAtMs = Date.now();
  const begun = {
    ...asked,
    points: [],
    part: 1,
    parts: 1,
    search: null,
    startedAtMs,
    heardAtMs: startedAtMs,
    stop,
    runId: null,
    isStateMissed: false,
  };
  useTraining.setState({ training: begun, error: null });
  const onProgress = (event: unknown) => {
    const round = TrainingRound.safeParse(event).data;
    const search = SearchProgress.safeParse(event).data;
    if (search !== undefined) {
      change({ search });
      task.update({ share: search.done / Math.max(search.of, 1) });
    }
    const runId = Begun.safeParse(event).data?.runId;
    if (runId !== undefined) change({ runId });
    if (Warning.safeParse(event).success) change({ isStateMissed: true });
    if (round === undefined) return;
    addPoint(round);
    task.update({ share: shareDone(round) });
  };
  const result = await ask({ signal: abort.signal, onProgress });
  const isPaused = !result.ok && result.error.code === 'run.paused';
  const stopped = isPaused || (!result.ok && abort.signal.aborted);
  const ended = isPaused ? i18next.t('runs.status.paused') : i18next.t('ui.stopped');
  task.end(result.ok ? i18next.t('ui.done') : stopped ? ended : result.error.message, Date.now());
  useTraining.setState({ training: null, error: result.ok || stopped ? null : result.error });
  return result.ok ? result.value.run.id : null;
}

function change(changed: Partial<Training>): void {
  useTraining.setState(({ training }) => ({ training: training && { ...training, ...changed } }));
}

function addPoint({ of, part, parts, ...point }: TrainingRound): void {
  useTraining.setState(({ training }) => {
    if (training === null) return { training };
    const points = part === training.part ? [...training.points, point] : [point];
    return { training: { ...training, planned: of, part, parts, heardAtMs: Date.now(), points } };
  });
}
