import type { Output, Parsed } from '../../../shared/calls.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { deleteDraft } from '../store/drafts.ts';
import { freePhotos, photosOfDraft } from '../store/photos.ts';
import type { Context } from './context.ts';

/** Throws away what was typed, with its photos where nothing else names them; one that is gone already stays gone. */
export async function removeDraft(
  { store, blobs, projectId }: Context,
  { draftId }: Parsed<'draft.remove'>,
): Promise<Result<Output<'draft.remove'>>> {
  const photos = photosOfDraft(store, draftId);
  store.transaction((db) => deleteDraft(db, projectId, draftId));
  store.transaction((db) => freePhotos(db, photos, (sha256) => blobs.removeNow(sha256)));
  return ok({});
}
