import type { Output, Parsed } from '../../../shared/calls.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { countRuns, runPage } from '../store/run-list.ts';
import type { Context } from './context.ts';

/** One page of the project's runs that fit, the newest first unless it is asked otherwise. */
export async function listRuns(
  { store, projectId }: Context,
  { order, ascending, firstRow, rows, ...filter }: Parsed<'run.list'>,
): Promise<Result<Output<'run.list'>>> {
  const runs = runPage(store, projectId, filter, { order, ascending, firstRow, rows });
  return ok({ runs: [...runs], total: countRuns(store, projectId, filter) });
}
