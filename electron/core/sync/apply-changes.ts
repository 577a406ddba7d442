import { applyByKind } from '../store/apply-change.ts';
import type { WritableDb } from '../store/open-database.ts';
import { markApplied, type RemoteChange, unappliedChanges } from '../store/remote-changes.ts';

/**
 * Applies what can be applied of what was pulled, in any order of arrival: each that went in may let others in. Kinds
 * that are not here (models, and what builds on them, travel as files later) stay stored as they came.
 */
export function applyRemoteChanges(db: WritableDb, projectId: string, atMs: number): void {
  let left = unappliedChanges(db, projectId, Object.keys(applyByKind));
  for (let before = Number.POSITIVE_INFINITY; left.length > 0 && left.length < before; ) {
    before = left.length;
    left = left.filter((change) => !applyOne(db, projectId, change, atMs));
  }
}

function applyOne(db: WritableDb, projectId: string, change: RemoteChange, atMs: number): boolean {
  const isApplied = applyByKind[change.kind]?.(db, projectId, JSON.parse(change.payload)) === true;
  if (isApplied) markApplied(db, projectId, change, atMs);
  return isApplied;
}
