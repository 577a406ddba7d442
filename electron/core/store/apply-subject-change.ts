import { SubjectErasure, SubjectMerge, SubjectSplit } from '../../../shared/subject.ts';
import { insertErasure } from './subject-erasures.ts';
import { insertMerge, insertSplit } from './subject-merges.ts';
import { ensureForeignSubject, subjectProject } from './subjects.ts';
import type { ApplyChange } from './apply-change.ts';

/** Two subjects are one, says another laptop. Their visits may come later, or never. */
export const applyMerge: ApplyChange = (db, projectId, payload) => {
  const parsed = SubjectMerge.safeParse(payload);
  if (!parsed.success) return false;
  const { subjectId, intoId, actorId, deviceId, mergedAtMs: createdAtMs } = parsed.data;
  if (subjectId === intoId) return false;
  const isElsewhere = [subjectId, intoId].some((id) => (subjectProject(db, id) ?? projectId) !== projectId);
  if (isElsewhere) return false;
  for (const id of [subjectId, intoId]) ensureForeignSubject(db, { id, projectId, actorId, deviceId, createdAtMs });
  insertMerge(db, projectId, parsed.data);
  return true;
};

/** Takes merges back, also one that has not come yet: once it comes, it is taken back already. */
export const applySplit: ApplyChange = (db, projectId, payload) => {
  const parsed = SubjectSplit.safeParse(payload);
  if (!parsed.success) return false;
  insertSplit(db, projectId, parsed.data);
  return true;
};

/**
 * Somebody was erased elsewhere: their key, where this laptop has it, goes as well, and the photos with their visits,
 * which may come later.
 */
export const applyErasure: ApplyChange = (db, projectId, payload) => {
  const parsed = SubjectErasure.safeParse(payload);
  if (!parsed.success) return false;
  const isElsewhere = parsed.data.subjectIds.some((id) => (subjectProject(db, id) ?? projectId) !== projectId);
  if (isElsewhere) return false;
  insertErasure(db, projectId, parsed.data);
  return true;
};
