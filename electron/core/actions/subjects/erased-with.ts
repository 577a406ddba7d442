import type { Draft } from '../../../../shared/draft.ts';
import { listDrafts } from '../../store/drafts.ts';
import { recordHead } from '../../store/records.ts';
import { freeTextsOf, photosOfSubjects } from '../../store/subject-erasures.ts';
import { hasSubjectKey, subjectCode } from '../../store/subjects.ts';
import type { Context } from '../context.ts';

/** What goes when those who are one are erased. */
export function erasedWith({ store, projectId, wrappingKey }: Context, subjectIds: readonly string[]) {
  const codes = new Set(subjectIds.map((id) => subjectCode(store, id)));
  const isTheirs = ({ subjectCode: code, recordId }: Draft): boolean => {
    const visited = recordId === undefined ? null : (recordHead(store, recordId)?.subjectId ?? null);
    return (code !== undefined && codes.has(code)) || (visited !== null && subjectIds.includes(visited));
  };
  const drafts = listDrafts(store, projectId, wrappingKey).filter(isTheirs);
  const draftIds = drafts.map(({ id }) => id);
  return {
    drafts,
    photos: photosOfSubjects(store, subjectIds, draftIds),
    freeTexts: freeTextsOf(store, projectId, subjectIds),
    hasKey: subjectIds.some((id) => hasSubjectKey(store, id)),
  };
}
