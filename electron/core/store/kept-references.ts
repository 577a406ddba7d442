import type { Profile } from '../../../shared/profile.ts';
import { referenceProfile } from './models.ts';
import type { ReadableDb } from './open-database.ts';

/** What training of a version saw; null for one that brought no reference. */
export type References = { of(modelVersionId: string): Profile | null };

/** Versions whose references are kept read: those in use, and a few that are compared with them. */
const MOST_KEPT = 8;

/** Keeps the references of the versions asked for last: they never change, and reading one takes longer than its answer. */
export function openReferences(db: ReadableDb): References {
  const kept = new Map<string, Profile | null>();
  return {
    of(modelVersionId) {
      const known = kept.get(modelVersionId);
      if (known !== undefined) return known;
      const read = referenceProfile(db, modelVersionId);
      const [oldest] = kept.keys();
      if (kept.size >= MOST_KEPT && oldest !== undefined) kept.delete(oldest);
      kept.set(modelVersionId, read);
      return read;
    },
  };
}
