import type { Output, Parsed } from '../../../shared/calls.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { draftProject, putDraft } from '../store/drafts.ts';
import type { Context } from './context.ts';

/**
 * Keeps a visit as far as it is typed, in one durable row: neither sent nor audited, for nobody has said it yet. Fails
 * with `draft.elsewhere`.
 */
export async function saveDraft(context: Context, input: Parsed<'draft.save'>): Promise<Result<Output<'draft.save'>>> {
  const { store, projectId, actorId, deviceId, wrappingKey } = context;
  const { draftId: id, ...content } = input;
  const savedAtMs = context.now();
  return store.transaction((db) => {
    if ((draftProject(db, id) ?? projectId) !== projectId) {
      return fail(
        'draft.elsewhere',
        'This draft belongs to another project.',
        'Change to its project to go on with it.',
      );
    }
    putDraft(db, { id, projectId, actorId, deviceId, savedAtMs }, content, wrappingKey);
    return ok({ savedAtMs });
  });
}
