import type { Output, Parsed } from '../../../shared/calls.ts';
import { compareRuns as linesOf } from '../../../shared/domain/compare-runs.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { findRun } from '../store/runs.ts';
import type { Context } from './context.ts';

/** Several runs side by side. Fails with `run.unknown`. */
export async function compareRuns(
  { store, projectId }: Context,
  { ids }: Parsed<'run.compare'>,
): Promise<Result<Output<'run.compare'>>> {
  const runs = ids.flatMap((id) => findRun(store, projectId, id) ?? []);
  if (runs.length < ids.length) {
    const lost = ids.find((id) => !runs.some((run) => run.id === id));
    return fail('run.unknown', `There is no run ${lost} here.`, 'List the runs to see what there is.');
  }
  return ok({ runs, lines: linesOf(runs) });
}
