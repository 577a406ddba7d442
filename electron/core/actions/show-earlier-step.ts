import type { Output, Parsed } from '../../../shared/calls.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { earlierOutput } from '../store/pipeline-steps.ts';
import type { Context } from './context.ts';

/** What a step with the same content came to last; null where none was done. */
export async function showEarlierStep(
  { store, projectId }: Context,
  { contentKey }: Parsed<'pipeline.earlier'>,
): Promise<Result<Output<'pipeline.earlier'>>> {
  return ok(earlierOutput(store, projectId, contentKey));
}
