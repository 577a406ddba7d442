import { SubjectMerge, SubjectSplit } from '../../../shared/subject.ts';
import type { ReadableDb, WritableDb } from './open-database.ts';

/** A merge counts until a split names it: merges and splits may come in any order, from any laptop. */
const IN_FORCE = 'NOT EXISTS (SELECT 1 FROM subjectSplit AS split WHERE split.mergeId = merged.id)';

export function insertMerge(db: WritableDb, projectId: string, merge: SubjectMerge): void {
  db.run(
    `INSERT OR IGNORE INTO subjectMerge (id, projectId, subjectId, intoId, actorId, deviceId, mergedAtMs)
     VALUES (:id, :projectId, :subjectId, :intoId, :actorId, :deviceId, :mergedAtMs)`,
    { ...merge, projectId },
  );
}

export function insertSplit(db: WritableDb, projectId: string, split: SubjectSplit): void {
  const { id: splitId, actorId, deviceId, splitAtMs } = split;
  for (const mergeId of split.mergeIds) {
    db.run(
      `INSERT OR IGNORE INTO subjectSplit (mergeId, splitId, projectId, actorId, deviceId, splitAtMs)
       VALUES (:mergeId, :splitId, :projectId, :actorId, :deviceId, :splitAtMs)`,
      { mergeId, splitId, projectId, actorId, deviceId, splitAtMs },
    );
  }
}

/** Merges in force that touch one subject. */
export const mergesOf = (db: ReadableDb, subjectId: string): readonly SubjectMerge[] =>
  db
    .all(
      `SELECT * FROM subjectMerge AS merged WHERE subjectId = ? AND ${IN_FORCE}
       UNION ALL SELECT * FROM subjectMerge AS merged WHERE intoId = ? AND ${IN_FORCE} ORDER BY mergedAtMs, id`,
      subjectId,
      subjectId,
    )
    .map((row) => SubjectMerge.parse(row));

export type SubjectGroup = {
  /** The one that stands for all of them; its visits and theirs show under it. */
  readonly headId: string;
  /** All that are one, the head first. */
  readonly ids: readonly string[];
  readonly merges: readonly SubjectMerge[];
};

/**
 * Who is one with this subject, over any number of merges. The head follows from the merges alone and not from the order
 * in which they came: somebody whom no merge in force leads away from, of several the smallest id; where two laptops
 * merged two into each other, the smallest id of all.
 */
export function groupOf(db: ReadableDb, subjectId: string): SubjectGroup {
  const merges = new Map<string, SubjectMerge>();
  const ids = new Set([subjectId]);
  for (const id of ids) {
    for (const merge of mergesOf(db, id)) {
      merges.set(merge.id, merge);
      ids.add(merge.subjectId).add(merge.intoId); // a set goes on to what is added while it is walked
    }
  }
  const leaving = new Set([...merges.values()].map((merge) => merge.subjectId));
  const sorted = [...ids].toSorted();
  const headId = sorted.find((id) => !leaving.has(id)) ?? sorted[0] ?? subjectId;
  return { headId, ids: [headId, ...sorted.filter((id) => id !== headId)], merges: [...merges.values()] };
}

/** Every merge of a project, also those that were taken back, then every split. */
export const mergesOfProject = (db: ReadableDb, projectId: string): readonly SubjectMerge[] =>
  db
    .all('SELECT * FROM subjectMerge WHERE projectId = ? ORDER BY mergedAtMs, id', projectId)
    .map((row) => SubjectMerge.parse(row));

export const splitsOfProject = (db: ReadableDb, projectId: string): readonly SubjectSplit[] =>
  db
    .all(
      `SELECT splitId AS id, actorId, deviceId, splitAtMs, json_group_array(mergeId) AS mergeIds
       FROM subjectSplit WHERE projectId = ? GROUP BY splitId ORDER BY splitAtMs, splitId`,
      projectId,
    )
    .map((row) => SubjectSplit.parse({ ...row, mergeIds: JSON.parse(String(row['mergeIds'])) }));

export const hasMerge = (db: ReadableDb, id: string): boolean =>
  db.value<string>('SELECT id FROM subjectMerge WHERE id = ?', id) !== null;

export const hasSplit = (db: ReadableDb, id: string): boolean =>
  db.value<string>('SELECT splitId FROM subjectSplit WHERE splitId = ?', id) !== null;
