import type { Output, Parsed } from '../../../shared/calls.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { unlessDiskFull } from '../store/disk-full.ts';
import { draftProject, putDraft } from '../store/drafts.ts';
import type { WritableDb } from '../store/open-database.ts';
import type { Context } from './context.ts';

/**
 * Keeps a visit as far as it is typed, in one durable row: neither sent nor audited, for nobody has said it yet. Fails
 * with `draft.elsewhere` and `home.diskFull`; what was kept before is kept then.
 */
export async function saveDraft(
  context: Pick<Context, 'store' | 'projectId' | 'actorId' | 'deviceId' | 'wrappingKey' | 'now'>,
  input: Parsed<'draft.save'>,
): Promise<Result<Output<'draft.save'>>> {
  const { store, projectId, actorId, deviceId, wrappingKey } = context;
  const { draftId: id, ...content } = input;
  const savedAtMs = context.now();
  const keep = (db: WritableDb): Result<Output<'draft.save'>> => {
    if ((draftProject(db, id) ?? projectId) !== projectId) {
      return fail(
        'draft.elsewhere',
        'This draft belongs to another project.',
        'Change to its project to go on with it.',
      );
    }
    putDraft(db, { id, projectId, actorId, deviceId, savedAtMs }, content, wrappingKey);
    return ok({ savedAtMs });
  };
  return unlessDiskFull('What was typed is not kept', () => store.transaction(keep));
}
