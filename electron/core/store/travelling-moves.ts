import { type AliasMove, TravellingMove } from '../../../shared/registry.ts';
import { asStored, requireMove, withJson } from './alias-moves.ts';
import { addEdge, addNode, hasNode } from './lineage.ts';
import type { ReadableDb, WritableDb } from './open-database.ts';

export const hasMove = (db: ReadableDb, id: string): boolean =>
  db.value<string>('SELECT id FROM aliasMove WHERE id = ?', id) !== null;

/** Every move of a project's aliases as it travels, in the order in which it came here. */
export const travellingMoves = (db: ReadableDb, projectId: string): readonly TravellingMove[] =>
  db
    .all(
      `SELECT move.*, model.name AS modelName FROM aliasMove AS move JOIN model ON model.id = move.modelId
       WHERE model.projectId = ? ORDER BY move.rowid`,
      projectId,
    )
    .map((row) => TravellingMove.parse(withJson(row)));

/** Adds a move of another laptop, at its own place, whose version is here; answers it as stored. */
export function insertTravelled(db: WritableDb, move: TravellingMove): AliasMove {
  db.run(
    `INSERT INTO aliasMove (id, modelId, alias, kind, sequence, place, modelVersionId, previousVersionId, threshold,
                            operatingPoint, reason, gate, gateOverride, canary, evidence, actorId, deviceId,
                            movedAtMs)
     SELECT :id, target.modelId, :alias, :kind,
            (SELECT coalesce(max(sequence), 0) + 1 FROM aliasMove AS own
             WHERE own.modelId = target.modelId AND own.alias = :alias),
            :place, target.id, (SELECT id FROM modelVersion WHERE id = :previousVersionId), :threshold, :operatingPoint,
            :reason, :gate, :gateOverride, :canary, :evidence, :actorId, :deviceId, :movedAtMs
     FROM modelVersion AS target WHERE target.id = :modelVersionId`,
    asStored(move),
  );
  return requireMove(db, move.id);
}

/** A deployment is what came of promoting its version, wherever that was done; a removal deploys nothing. */
export function nameDeployment(db: WritableDb, projectId: string, move: AliasMove): void {
  if (move.kind === 'removal') return;
  const label = `${move.alias} → ${move.ref}`;
  addNode(db, { id: move.id, kind: 'deployment', label, projectId, atMs: move.movedAtMs });
  addEdge(db, move.modelVersionId, move.id, 'promoted');
  const reportId = move.gate?.reportId ?? null;
  // A move that came from another laptop may be here before the report that it stands on.
  if (reportId === null || !hasNode(db, reportId)) return;
  addEdge(db, reportId, move.id, move.override === null ? 'passed' : 'overridden');
}
