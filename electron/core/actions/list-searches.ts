import type { Output, Parsed } from '../../../shared/calls.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { newestSearches } from '../store/searches.ts';
import type { Context } from './context.ts';

/** The project's searches for parameters, or those of one run, the newest first. */
export async function listSearches(
  { store, projectId }: Context,
  { run, limit }: Parsed<'search.list'>,
): Promise<Result<Output<'search.list'>>> {
  return ok({ searches: [...newestSearches(store, projectId, { runId: run ?? null, limit })] });
}
