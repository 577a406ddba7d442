import type { Output, Parsed } from '../../../shared/calls.ts';
import type { Result } from '../../../shared/result.ts';
import { sweepCheckpoints } from '../store/run-checkpoints.ts';
import type { Context } from './context.ts';
import { findKnownRun, hasEnded, refuseEnded } from './models/find-known-run.ts';
import { keepEndedRun } from './models/keep-run.ts';

/** Ends a run for good, whether it is being trained or rests. Fails with `run.unknown`, `run.finished`, `run.ended`. */
export async function cancelRun(context: Context, { id }: Parsed<'run.cancel'>): Promise<Result<Output<'run.cancel'>>> {
  const { store, blobs, projectId, trainings } = context;
  const run = findKnownRun(store, projectId, id);
  if (!run.ok) return run;
  if (hasEnded(run.value)) return refuseEnded(run.value);
  if (!(await trainings.cancel(id))) {
    keepEndedRun(context, id, { code: 'engine.cancelled', message: 'Cancelled while it rested.' });
    sweepCheckpoints(store, (sha256) => blobs.removeNow(sha256), id);
  }
  return findKnownRun(store, projectId, id);
}
