import type { Output, Parsed } from '../../../shared/calls.ts';
import { fail, type Result } from '../../../shared/result.ts';
import type { Context } from './context.ts';
import { findKnownRun, hasEnded, refuseEnded } from './models/find-known-run.ts';

/**
 * Stops a training at its next round, to be resumed, and answers the run once it rests; one that ended meanwhile has
 * ended. Fails with `run.unknown`, `run.finished`, `run.ended`, `run.notRunning`.
 */
export async function pauseRun(
  { store, projectId, trainings }: Context,
  { id }: Parsed<'run.pause'>,
): Promise<Result<Output<'run.pause'>>> {
  const run = findKnownRun(store, projectId, id);
  if (!run.ok) return run;
  if (hasEnded(run.value)) return refuseEnded(run.value);
  const isHere = await trainings.pause(id, 'asked');
  return isHere ? findKnownRun(store, projectId, id) : refuseResting(run.value.modelName);
}

const refuseResting = (modelName: string): Result<never> =>
  fail('run.notRunning', `"${modelName}" is not being trained now.`, 'Resume it, or cancel it for good.');
