import type { Output } from '../../../shared/calls.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { listDrafts as draftsOf } from '../store/drafts.ts';
import type { Context } from './context.ts';

/** What is being typed, or was when the laptop went off; the newest first. */
export async function listDrafts({ store, projectId, wrappingKey }: Context): Promise<Result<Output<'draft.list'>>> {
  return ok({ drafts: [...draftsOf(store, projectId, wrappingKey)] });
}
