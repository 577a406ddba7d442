import type { Output, Parsed } from '../../../shared/calls.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { recordChange } from '../store/change.ts';
import { insertSplit, mergesOf } from '../store/subject-merges.ts';
import { findSubjectId } from '../store/subjects.ts';
import type { Context } from './context.ts';
import { refuseSubject } from './subjects/refuse-subject.ts';

/**
 * Takes back the merges that tie a subject to others, or the one that is named: every visit shows again where it was
 * captured. A merge that another laptop made meanwhile is not known here and stays. Fails with `subject.unknown` and `subject.notMerged`.
 */
export async function splitSubject(
  context: Context,
  input: Parsed<'subject.split'>,
): Promise<Result<Output<'subject.split'>>> {
  const { store, projectId, actorId, deviceId, newId, now } = context;
  return store.transaction((db) => {
    const subjectId = findSubjectId(db, projectId, input.subjectId);
    if (subjectId === null) return refuseSubject(input.subjectId);
    const inForce = mergesOf(db, subjectId).map(({ id }) => id);
    const mergeIds = inForce.filter((id) => id === (input.mergeId ?? id));
    if (mergeIds.length === 0) return refuseNotMerged(input.subjectId);
    const split = { id: newId(), mergeIds, actorId, deviceId, splitAtMs: now() };
    insertSplit(db, projectId, split);
    recordChange(db, context, {
      kind: 'subject.split',
      lane: subjectId,
      entityKind: 'subject',
      entityId: subjectId,
      payload: split,
    });
    return ok({ mergeIds });
  });
}

const refuseNotMerged = (asked: string): Result<never> =>
  fail('subject.notMerged', `${asked} is not merged with anybody.`, 'Nothing needs to be done.');
