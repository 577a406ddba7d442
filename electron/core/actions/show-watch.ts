import type { Output } from '../../../shared/calls.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { takenBack } from '../store/alias-moves.ts';
import type { Context } from './context.ts';
import { judgeWatched, watchedDeployments } from './watching/watched-deployments.ts';

const MOST_TAKEN_BACK = 20;

/** What is watched now, what its tripwires say, and what was taken back by itself, the newest first. */
export async function showWatch(context: Context): Promise<Result<Output<'watch.show'>>> {
  const { store, projectId } = context;
  const watched = watchedDeployments(context).map((deployment) => {
    const { move, tripwires, untilMs, against } = deployment;
    return {
      move,
      tripwires,
      untilMs,
      againstRef: against.model.ref,
      states: [...judgeWatched(store, deployment)],
    };
  });
  return ok({ watched, takenBack: [...takenBack(store, projectId, MOST_TAKEN_BACK)] });
}
