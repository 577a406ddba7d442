import type { ModelVersion } from '../../../../shared/registry.ts';
import { fail, type Result } from '../../../../shared/result.ts';
import type { ReadableDb } from '../../store/open-database.ts';
import { findModel } from './find-model.ts';

/** A version that scores records. Fails as `findModel` does, or with `model.notATable` for one that takes tensors. */
export function findTableModel(db: ReadableDb, projectId: string, ref: string): Result<ModelVersion> {
  const found = findModel(db, projectId, ref);
  if (!found.ok || found.value.spec.task !== 'tensors') return found;
  return fail(
    'model.notATable',
    `${found.value.ref} takes tensors as they are, so it cannot score records.`,
    'Serve it at the endpoint; to score records with it, import it again and say which columns fill its inputs.',
  );
}
