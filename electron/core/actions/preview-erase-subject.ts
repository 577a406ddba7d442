import type { Output, Parsed } from '../../../shared/calls.ts';
import { dayColumn } from '../../../shared/project.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { requireProject } from '../store/projects.ts';
import { groupOf } from '../store/subject-merges.ts';
import { findSubjectId } from '../store/subjects.ts';
import type { Context } from './context.ts';
import { describeSubject } from './subjects/describe-subject.ts';
import { erasedWith } from './subjects/erased-with.ts';
import { refuseSubject } from './subjects/refuse-subject.ts';

/** What erasing somebody would take away; changes nothing. Fails with `subject.unknown`. */
export async function previewEraseSubject(
  context: Context,
  { subjectId: asked }: Parsed<'subject.previewErase'>,
): Promise<Result<Output<'subject.previewErase'>>> {
  const { store, projectId } = context;
  const id = findSubjectId(store, projectId, asked);
  if (id === null) return refuseSubject(asked);
  const { photos, freeTexts, drafts } = erasedWith(context, groupOf(store, id).ids);
  const shared = photos.filter(({ isShared }) => isShared).length;
  return ok({
    subject: describeSubject(context, id, dayColumn(requireProject(store, projectId).definition)),
    photos: photos.length - shared,
    sharedPhotos: shared,
    freeTexts: new Set(freeTexts.map(({ recordId }) => recordId)).size,
    drafts: drafts.length,
  });
}
