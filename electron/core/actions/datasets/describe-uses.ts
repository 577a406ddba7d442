import type { DatasetVersion } from '../../../../shared/dataset.ts';
import type { Dependents } from '../../../../shared/integrity.ts';
import { exclusiveBytes, reviewedWindow, usesOfVersion } from '../../store/deleted-versions.ts';
import type { ReadableDb } from '../../store/open-database.ts';

/** What hangs on a version, and whether anything that goes on now needs its rows. */
export function describeUses(db: ReadableDb, { id, name, version }: DatasetVersion): Dependents {
  const uses = usesOfVersion(db, id);
  return {
    ref: `${name}@${version}`,
    versionId: id,
    runs: [...uses.runs],
    models: [...uses.models],
    windows: [...uses.windows],
    derived: [...uses.derived],
    labels: uses.labels,
    freedBytes: exclusiveBytes(db, id),
    blockedBy: blockOf(db, id, uses.runs),
  };
}

function blockOf(db: ReadableDb, id: string, runs: readonly Dependents['runs'][number][]): string | null {
  const training = runs.find(({ status }) => status === 'running' || status === 'waiting');
  if (training !== undefined) return `"${training.modelName}" is being trained on it.`;
  const model = reviewedWindow(db, id);
  return model === null ? null : `Predictions of ${model} for its rows are waiting in the review.`;
}
