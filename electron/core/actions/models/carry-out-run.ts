import type { TrainingProgress } from '../../../../shared/engine.ts';
import type { ModelVersion } from '../../../../shared/registry.ts';
import { type AppError, fail, ok, type Result } from '../../../../shared/result.ts';
import type { HeldBecause, Run } from '../../../../shared/run.ts';
import { addSpent, NOTHING_SPENT } from '../../../../shared/spent.ts';
import type { Training } from '../../engine/trainings.ts';
import { resolveDataset } from '../../store/datasets.ts';
import { sweepCheckpoints } from '../../store/run-checkpoints.ts';
import { holdRun, takeUpRun } from '../../store/runs.ts';
import { trainingSettings } from '../../store/training-settings.ts';
import type { Context } from '../context.ts';
import { deliverModel } from './deliver-model.ts';
import { deliverReproduction } from './deliver-reproduction.ts';
import { describeEnvironment } from './describe-environment.ts';
import { keepEndedRun, type Trained } from './keep-run.ts';
import { withBase } from './open-base.ts';
import { recipeOf } from './recipe.ts';
import { readCheckpoint, saveCheckpoints } from './save-checkpoints.ts';
import { withTable } from './send-table.ts';

/**
 * Trains what a run's record says, from its newest checkpoint where it has one, once no other run is being trained. The
 * run ends with what it came to; or it is held, to be resumed, where it was paused (`run.paused`), where compute died
 * (`engine.died`), and where the disk did not take the model (`home.unwritable`). Fails also with `run.dataGone`,
 * `run.baseGone`, `run.otherVersion`, and as compute does; `details.runId` names the run. Progress begins with `{ runId }`; then come
 * the rounds, and `{ warning: 'checkpointMissed', missed }` where the disk did not take a state.
 */
export function carryOutRun(context: Context, run: Run): Promise<Result<{ run: Run; model: ModelVersion }>> {
  context.progress({ runId: run.id });
  return context.trainings.inTurn(run.id, context.signal, async (training) => {
    const trained = await trainAsRecorded(context, run, training);
    if (!trained.ok) return restOrEnd(context, run, training, trained.error);
    const deliver = run.reproduces === null ? deliverModel : deliverReproduction;
    const delivered = await deliver(context, run, trained.value);
    if (!delivered.ok) return restOrEnd(context, run, training, delivered.error);
    sweepRun(context, run.id);
    return delivered;
  });
}

async function trainAsRecorded(context: Context, run: Run, training: Training): Promise<Result<Trained>> {
  if (training.signal.aborted) return fail('engine.cancelled', 'Cancelled before it began.');
  if (training.pausedBecause() !== null) return fail('train.paused', 'Paused before it began.');
  const dataset = resolveDataset(context.store, context.projectId, run.datasetVersionId);
  if (dataset === null) return refuseData(run);
  const recipe = recipeOf(run);
  if (recipe === null) return refuseRecipe(run);
  const environment = describeEnvironment(context.version);
  context.store.transaction((db) => takeUpRun(db, run.id, environment));
  context.trainings.tellTurn();

  const earlier = await readCheckpoint(context, run.id);
  const before = earlier?.spent ?? NOTHING_SPENT;
  const saver = saveCheckpoints(context, run.id, before);
  const { learning, plan, features } = recipe;
  const work = (tableId: string) => {
    training.onPause(() => void context.engine.request('train.pause', { tableId }));
    const asked = { tableId, target: run.target, features: [...features], seed: run.seed, ...plan, ...learning };
    const checkpoints = { everyMs: context.checkpointEveryMs, resumeFrom: earlier?.state ?? null };
    const onProgress = (event: unknown): void => {
      if (isCheckpoint(event)) saver.save(event.checkpoint, event.spent);
      else context.progress(event);
    };
    return withBase({ ...context, signal: training.signal }, run, (base) => {
      const request = { ...asked, checkpoints, ...(base && { base }) };
      return context.engine.request('train', request, { signal: training.signal, onProgress });
    });
  };
  const trained = await withTable({ ...context, signal: training.signal }, dataset, work, learning);
  await saver.settled();
  if (!trained.ok) return trained;
  const spent = addSpent(before, trained.value.spent);
  const { wattsPerProcessor } = trainingSettings(context.store);
  return ok({ ...trained.value, spent, checkpointsMissed: saver.missed(), wattsPerProcessor, environment });
}

type Told = Extract<TrainingProgress, { readonly checkpoint: Uint8Array }>;

/** Compute types its events by the contract. */
const isCheckpoint = (event: unknown): event is Told =>
  typeof event === 'object' && event !== null && 'checkpoint' in event;

/** A run that did not come to its end for no fault of its own is held; its checkpoint stays. */
function restOrEnd(context: Context, run: Run, training: Training, error: AppError): Result<never> {
  const told = (code: string, message: string, hint: string | undefined): Result<never> =>
    fail(code, message, hint, { ...error.details, runId: run.id });
  const because = training.pausedBecause();
  const isStopped = error.code === 'engine.cancelled' || error.code === 'engine.died';
  if (because !== null && (error.code === 'train.paused' || (because === 'closed' && isStopped))) {
    hold(context, run.id, 'paused', because);
    return told('run.paused', `The training of "${run.modelName}" is paused.`, 'Resume it whenever you like.');
  }
  if (error.code === 'engine.died' || error.code === 'home.unwritable') {
    hold(context, run.id, 'interrupted', error.code === 'engine.died' ? 'died' : 'disk');
    return told(error.code, error.message, `${error.hint ?? ''} The training can be resumed.`.trim());
  }
  const ended = keepEndedRun(context, run.id, error);
  sweepRun(context, run.id);
  return ended;
}

const hold = ({ store }: Context, id: string, held: 'paused' | 'interrupted', because: HeldBecause): void =>
  store.transaction((db) => holdRun(db, id, held, because));

const sweepRun = ({ store, blobs }: Context, id: string): void =>
  sweepCheckpoints(store, (sha256) => blobs.removeNow(sha256), id);

const refuseData = ({ datasetRef }: Run): Result<never> =>
  fail('run.dataGone', `The rows of ${datasetRef} are not here any more.`, 'Train on another version.');

const refuseRecipe = ({ environment }: Run): Result<never> =>
  fail(
    'run.otherVersion',
    `Fieldloop ${String(environment['fieldloop'])} began this training; this version does not know what it asked for.`,
    'Start a new training.',
  );
