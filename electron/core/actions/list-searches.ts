import type { Output, Parsed } from '../../../shared/calls.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { allSearches } from '../store/searches.ts';
import type { Context } from './context.ts';

/** The project's searches for parameters, the newest first. */
export async function listSearches(
  { store, projectId }: Context,
  _input: Parsed<'search.list'>,
): Promise<Result<Output<'search.list'>>> {
  return ok({ searches: [...allSearches(store, projectId)] });
}
