import type { Output, Parsed } from '../../../shared/calls.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { SubjectMerge } from '../../../shared/subject.ts';
import { recordChange } from '../store/change.ts';
import { groupOf, insertMerge } from '../store/subject-merges.ts';
import { findSubjectId } from '../store/subjects.ts';
import type { Context } from './context.ts';
import { refuseSubject } from './subjects/refuse-subject.ts';

/**
 * Says that two subjects are one. Nothing is rewritten: records, predictions and labels keep their ids and the code that
 * they were captured under, and show together from here on. Fails with `subject.unknown` and `subject.alreadyOne`.
 */
export async function mergeSubjects(
  context: Context,
  input: Parsed<'subject.merge'>,
): Promise<Result<Output<'subject.merge'>>> {
  const { store, projectId, actorId, deviceId, newId, now } = context;
  return store.transaction((db) => {
    const subjectId = findSubjectId(db, projectId, input.subjectId);
    if (subjectId === null) return refuseSubject(input.subjectId);
    const intoId = findSubjectId(db, projectId, input.intoId);
    if (intoId === null) return refuseSubject(input.intoId);
    if (groupOf(db, subjectId).ids.includes(intoId)) return refuseAlreadyOne(input.subjectId, input.intoId);
    const merge: SubjectMerge = { id: newId(), subjectId, intoId, actorId, deviceId, mergedAtMs: now() };
    insertMerge(db, projectId, merge);
    recordChange(db, context, {
      kind: 'subject.merged',
      lane: subjectId,
      entityKind: 'subject',
      entityId: subjectId,
      payload: merge,
    });
    return ok(merge);
  });
}

const refuseAlreadyOne = (one: string, other: string): Result<never> =>
  fail('subject.alreadyOne', `${one} and ${other} are one already.`, 'Nothing needs to be done.');
