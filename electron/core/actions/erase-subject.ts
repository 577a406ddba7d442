import type { Output, Parsed } from '../../../shared/calls.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { SubjectErasure } from '../../../shared/subject.ts';
import { recordChange } from '../store/change.ts';
import { deleteDraft } from '../store/drafts.ts';
import { freePhotos, photosOfDraft } from '../store/photos.ts';
import { erasedAt, insertErasure, removeErasedFiles } from '../store/subject-erasures.ts';
import { groupOf } from '../store/subject-merges.ts';
import { findSubjectId } from '../store/subjects.ts';
import type { Context } from './context.ts';
import { erasedWith } from './subjects/erased-with.ts';
import { refuseSubject } from './subjects/refuse-subject.ts';

/**
 * Erases what names somebody and all that were merged with them: the key that opens it, their photos, free text and
 * drafts, here, on the server and on every laptop that hears of it. Measurements, answers and every digest stay. Fails
 * with `subject.unknown` and `subject.alreadyErased`.
 */
export async function eraseSubject(
  context: Context,
  { subjectId: asked }: Parsed<'subject.erase'>,
): Promise<Result<Output<'subject.erase'>>> {
  const { store, projectId, blobs, actorId, deviceId, newId, now } = context;
  const id = findSubjectId(store, projectId, asked);
  if (id === null) return refuseSubject(asked);
  const { ids: subjectIds } = groupOf(store, id);
  const { photos, freeTexts, drafts, hasKey } = erasedWith(context, subjectIds);
  const gone = photos.filter(({ isShared }) => !isShared);
  const isNothingLeft = !hasKey && gone.length + freeTexts.length + drafts.length === 0;
  if (isNothingLeft && erasedAt(store, subjectIds) !== null) return refuseErased(asked);
  const files = gone.flatMap(({ sha256, thumbnail }) => (thumbnail === null ? [sha256] : [thumbnail, sha256]));
  const erasure: SubjectErasure = {
    id: newId(),
    subjectIds: [...subjectIds],
    photos: files,
    actorId,
    deviceId,
    erasedAtMs: now(),
  };
  const draftPhotos = drafts.flatMap((draft) => photosOfDraft(store, draft.id));
  const remove = (sha256: string): void => blobs.removeNow(sha256);
  store.transactionLeavingNothing((db) => {
    for (const draft of drafts) deleteDraft(db, projectId, draft.id);
    insertErasure(db, projectId, erasure);
    recordChange(db, context, {
      kind: 'subject.erased',
      lane: id,
      entityKind: 'subject',
      entityId: id,
      payload: erasure,
    });
  });
  removeErasedFiles(store, remove);
  store.transaction((db) => freePhotos(db, draftPhotos, remove));
  store.emptyLog(); // the log still holds the pages with the keys as they were
  return ok(erasure);
}

const refuseErased = (asked: string): Result<never> =>
  fail('subject.alreadyErased', `What named ${asked} was erased before.`, 'Nothing needs to be done.');
