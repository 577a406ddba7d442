import type { Output, Parsed } from '../../../shared/calls.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { allRuns } from '../store/runs.ts';
import type { Context } from './context.ts';

/** The project's runs, the newest first. */
export async function listRuns(
  { store, projectId }: Context,
  _input: Parsed<'run.list'>,
): Promise<Result<Output<'run.list'>>> {
  return ok({ runs: [...allRuns(store, projectId)] });
}
