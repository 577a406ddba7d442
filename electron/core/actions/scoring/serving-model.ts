import type { OperatingPoint } from '../../../../shared/operating-point.ts';
import type { ModelVersion, RecalledInUse } from '../../../../shared/registry.ts';
import { newestMove } from '../../store/alias-moves.ts';
import { resolveModel } from '../../store/models.ts';
import type { ReadableDb } from '../../store/open-database.ts';

/** A model version with the operating point that goes with how it was asked for. */
export type ServingModel = {
  readonly model: ModelVersion;
  /** The alias move behind it, or null where the version is not the project's champion. */
  readonly deploymentId: string | null;
  /** Of sites that have no limit of their own. */
  readonly threshold: number | null;
  readonly operatingPoint: OperatingPoint | null;
};

/** A version that serves under an alias. */
export type DeployedModel = ServingModel & { readonly deploymentId: string };

/** The version that is in use, with its deployment's threshold; null where none is, or the one that was is recalled. */
export const servingChampion = (db: ReadableDb, projectId: string): DeployedModel | null =>
  servingUnder(db, projectId, 'champion');

/** Where an alias of the project points, with what decides there; null where it points nowhere, or at a recalled version. */
export function servingUnder(db: ReadableDb, projectId: string, alias: string): DeployedModel | null {
  const move = newestMove(db, projectId, alias);
  const model = move === null ? null : resolveModel(db, projectId, move.modelVersionId);
  if (move === null || model === null || model.recall !== null) return null;
  const { id: deploymentId, threshold, operatingPoint } = move;
  return { model, deploymentId, threshold, operatingPoint };
}

/** The version that would be in use had it not been recalled; null where none would. */
export function recalledChampion(db: ReadableDb, projectId: string): RecalledInUse | null {
  const model = resolveModel(db, projectId, '@champion');
  return model === null || model.recall === null ? null : { ...model.recall, ref: model.ref };
}

/** Where the champion points, its deployment's threshold decides; any other version brings its own. */
export function servingModel(db: ReadableDb, projectId: string, model: ModelVersion): ServingModel {
  const move = newestMove(db, projectId, 'champion');
  if (move?.modelVersionId !== model.id) {
    return { model, deploymentId: null, threshold: model.threshold, operatingPoint: null };
  }
  const { id: deploymentId, threshold, operatingPoint } = move;
  return { model, deploymentId, threshold, operatingPoint };
}
