import { randomUUID } from 'node:crypto';
import { TravellingModel, TravellingMove } from '../../../shared/registry.ts';
import { hasMove, insertTravelled, nameDeployment } from './travelling-moves.ts';
import type { ApplyChange } from './apply-change.ts';
import { addNode } from './lineage.ts';
import { ensureModel, hasModelVersion, insertModelVersion } from './models.ts';
import { findRun } from './runs.ts';

/**
 * Adds a version of another laptop under the next number that is free here; its file is here already, or is being
 * written. The run that made it stays where it ran.
 */
export const applyModelVersion: ApplyChange = (db, projectId, payload) => {
  const parsed = TravellingModel.safeParse(payload);
  if (!parsed.success) return false;
  const { name, runId, ...version } = parsed.data;
  if (hasModelVersion(db, version.id)) return true;
  const modelId = ensureModel(db, { id: randomUUID(), projectId, name, atMs: version.createdAtMs });
  const stored = insertModelVersion(db, {
    ...version,
    modelId,
    runId: runId !== null && findRun(db, projectId, runId) !== null ? runId : null,
  });
  addNode(db, { id: stored.id, kind: 'modelVersion', label: stored.ref, projectId, atMs: stored.createdAtMs });
  return true;
};

/**
 * Adds a move of an alias by another laptop. It holds here where it comes last by its place, its time and its id, as on
 * every laptop that knows the same moves. Waits for its version.
 */
export const applyAliasMove: ApplyChange = (db, projectId, payload) => {
  const parsed = TravellingMove.safeParse(payload);
  if (!parsed.success) return false;
  if (hasMove(db, parsed.data.id)) return true;
  if (!hasModelVersion(db, parsed.data.modelVersionId)) return false;
  nameDeployment(db, projectId, insertTravelled(db, parsed.data));
  return true;
};
