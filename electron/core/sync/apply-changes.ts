import type { WritableDb } from '../store/open-database.ts';
import { markApplied, type RemoteChange, unappliedChanges } from '../store/remote-changes.ts';
import { applyLabel } from './apply-label.ts';
import { applyRecordEvent } from './apply-record-event.ts';

/**
 * Makes a change by somebody else part of this home. True when it is part of it now, or was before (a change of this
 * laptop's own comes back after a fork); false when something that it builds on is not here yet, or it cannot be read.
 */
export type Apply = (db: WritableDb, projectId: string, payload: unknown) => boolean;

/** Kinds that are not here (models, data sets and what builds on them travel as files later) stay stored as they came. */
const applyByKind: Readonly<Record<string, Apply>> = {
  'record.added': applyRecordEvent,
  'record.edited': applyRecordEvent,
  'label.added': applyLabel,
};

/** Applies what can be applied of what was pulled, in any order of arrival: each that went in may let others in. */
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
