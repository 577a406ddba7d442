import type { Output, Parsed } from '../../../shared/calls.ts';
import type { Result } from '../../../shared/result.ts';
import type { Context } from './context.ts';
import { findKnownRun } from './models/find-known-run.ts';

/** One run with all it came to. Fails with `run.unknown`. */
export async function showRun(
  { store, projectId }: Context,
  { id }: Parsed<'run.show'>,
): Promise<Result<Output<'run.show'>>> {
  return findKnownRun(store, projectId, id);
}
