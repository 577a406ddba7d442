import type { ModelVersion } from '../../../../shared/registry.ts';
import { newestMove, resolveModel } from '../../store/models.ts';
import type { ReadableDb } from '../../store/open-database.ts';

/** A model version with the operating point that goes with how it was asked for. */
export type ServingModel = {
  readonly model: ModelVersion;
  /** The alias move behind it, or null where the version is not the project's champion. */
  readonly deploymentId: string | null;
  readonly threshold: number | null;
};

/** Where the champion points, its deployment's threshold decides; any other version brings its own. Null if unknown. */
export function servingModel(db: ReadableDb, projectId: string, ref: string): ServingModel | null {
  const model = resolveModel(db, projectId, ref);
  if (model === null) return null;
  const move = newestMove(db, projectId, 'champion');
  if (move?.ref !== model.ref) return { model, deploymentId: null, threshold: model.threshold };
  return { model, deploymentId: move.id, threshold: move.threshold };
}
