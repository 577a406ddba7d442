import type { Output, Parsed } from '../../../shared/calls.ts';
import { fail, type Result } from '../../../shared/result.ts';
import { holdRun } from '../store/runs.ts';
import type { Context } from './context.ts';
import { carryOutRun } from './models/carry-out-run.ts';
import { findKnownRun, hasEnded, refuseEnded } from './models/find-known-run.ts';

/**
 * Goes on with a run that was paused or interrupted, from its newest checkpoint; it ends with the bytes that it would
 * have had. Fails with `run.unknown`, `run.running`, `run.finished`, `run.ended`, and as `carryOutRun`.
 */
export async function resumeRun(context: Context, { id }: Parsed<'run.resume'>): Promise<Result<Output<'run.resume'>>> {
  const { store, projectId, trainings } = context;
  const run = findKnownRun(store, projectId, id);
  if (!run.ok) return run;
  if (hasEnded(run.value)) return refuseEnded(run.value);
  if (trainings.has(id)) return refuseRunning(run.value.modelName);
  store.transaction((db) => holdRun(db, id, 'waiting', 'turn'));
  return carryOutRun(context, run.value);
}

const refuseRunning = (modelName: string): Result<never> =>
  fail('run.running', `"${modelName}" is being trained, or waits for its turn.`, 'Wait for it, or pause it.');
