import type { ModelVersion } from '../../../../shared/registry.ts';
import { fail, type Result } from '../../../../shared/result.ts';
import type { ReadableDb } from '../../store/open-database.ts';
import { findTableModel } from './find-table-model.ts';

/** Null for a version that is not recalled, else the failure `model.recalled`. */
export function refuseRecalled({ ref, recall }: ModelVersion): Result<never> | null {
  if (recall === null) return null;
  return fail(
    'model.recalled',
    `${ref} was recalled by ${recall.actorName}: ${recall.reason}`,
    'Take another version, or reinstate this one first.',
  );
}

/** The version to score records with. Fails as `findTableModel` and `unlessRecalled` do. */
export const findToScore = (db: ReadableDb, projectId: string, ref: string): Result<ModelVersion> =>
  unlessRecalled(ref, findTableModel(db, projectId, ref));

/**
 * What was found under a ref. A recalled version serves only who names the very version, to look into what it did: under
 * an alias, or as the newest of its model, it is refused with `model.recalled`.
 */
export function unlessRecalled(ref: string, found: Result<ModelVersion>): Result<ModelVersion> {
  if (!found.ok || ref === found.value.ref || ref === found.value.id) return found;
  return refuseRecalled(found.value) ?? found;
}
