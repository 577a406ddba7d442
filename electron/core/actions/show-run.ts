import type { Output, Parsed } from '../../../shared/calls.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { findRun } from '../store/runs.ts';
import type { Context } from './context.ts';

/** One run with all it came to. Fails with `run.unknown`. */
export async function showRun(
  { store, projectId }: Context,
  { id }: Parsed<'run.show'>,
): Promise<Result<Output<'run.show'>>> {
  const run = findRun(store, projectId, id);
  return run === null
    ? fail('run.unknown', `There is no run ${id} here.`, 'List the runs to see what there is.')
    : ok(run);
}
