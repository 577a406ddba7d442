import type { Output, Parsed } from '../../../shared/calls.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { deleteDraft } from '../store/drafts.ts';
import type { Context } from './context.ts';

/** Throws away what was typed; one that is gone already stays gone. */
export async function removeDraft(
  { store, projectId }: Context,
  { draftId }: Parsed<'draft.remove'>,
): Promise<Result<Output<'draft.remove'>>> {
  store.transaction((db) => deleteDraft(db, projectId, draftId));
  return ok({});
}
