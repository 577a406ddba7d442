import { AliasMove } from '../../../shared/registry.ts';
import type { ReadableDb, Row, WritableDb } from './open-database.ts';

/** `move` is where its alias points, or does not any more: no other move of the alias comes after it. */
export const IS_CURRENT_MOVE = `NOT EXISTS (
  SELECT 1 FROM aliasMove AS later WHERE later.modelId = move.modelId AND later.alias = move.alias
    AND (later.place, later.movedAtMs, later.id) > (move.place, move.movedAtMs, move.id))`;

const MOVES = `
  SELECT move.*, model.name || '@' || target.version AS ref, model.name || '@' || previous.version AS previousRef,
         coalesce(actor.name, move.actorId) AS actorName, device.name AS deviceName
  FROM aliasMove AS move JOIN model ON model.id = move.modelId
  JOIN modelVersion AS target ON target.id = move.modelVersionId
  LEFT JOIN modelVersion AS previous ON previous.id = move.previousVersionId
  LEFT JOIN actor ON actor.id = move.actorId LEFT JOIN device ON device.id = move.deviceId`;

const moveOf = (row: Row | null): AliasMove | null => (row === null ? null : AliasMove.parse(withJson(row)));

/** A row of `aliasMove` with what it keeps as JSON, to be parsed. */
export const withJson = (row: Row): Row => ({
  ...row,
  operatingPoint: operatingPointOf(row),
  gate: parsedOrNull(row['gate']),
  override: parsedOrNull(row['gateOverride']),
  canary: parsedOrNull(row['canary']),
  evidence: parsedOrNull(row['evidence']),
});

const parsedOrNull = (text: unknown): unknown => (typeof text === 'string' ? JSON.parse(text) : null);

/** Of a row with the column `operatingPoint`, to be parsed with what it is part of. */
export const operatingPointOf = ({ operatingPoint }: Row): unknown => parsedOrNull(operatingPoint);

/** The last move of an alias of a model, which may be its removal. Null where it never pointed anywhere. */
export const lastMove = (db: ReadableDb, modelId: string, alias: string): AliasMove | null =>
  moveOf(
    db.first(
      `${MOVES} WHERE move.modelId = ? AND move.alias = ?
       ORDER BY move.place DESC, move.movedAtMs DESC, move.id DESC LIMIT 1`,
      modelId,
      alias,
    ),
  );

/** Where an alias of a model points now. Null where it points nowhere. */
export function currentMove(db: ReadableDb, modelId: string, alias: string): AliasMove | null {
  const move = lastMove(db, modelId, alias);
  return move === null || move.kind === 'removal' ? null : move;
}

/**
 * Where the alias points in the project, of whichever model it was moved last: the deployment behind `@champion`. Null
 * where it points nowhere.
 */
export function newestMove(db: ReadableDb, projectId: string, alias: string): AliasMove | null {
  const move = moveOf(
    db.first(
      `${MOVES} WHERE model.projectId = ? AND move.alias = ? AND ${IS_CURRENT_MOVE}
       ORDER BY move.movedAtMs DESC, move.id DESC LIMIT 1`,
      projectId,
      alias,
    ),
  );
  return move === null || move.kind === 'removal' ? null : move;
}

/** Every move of a model's aliases, newest first. */
export const modelMoves = (db: ReadableDb, modelId: string): readonly AliasMove[] =>
  db
    .all(`${MOVES} WHERE move.modelId = ? ORDER BY move.movedAtMs DESC, move.place DESC, move.id DESC`, modelId)
    .flatMap((row) => moveOf(row) ?? []);

/** Every move of one alias in the order that all laptops agree on, the first one first. */
export const movesInOrder = (db: ReadableDb, modelId: string, alias: string): readonly AliasMove[] =>
  db
    .all(
      `${MOVES} WHERE move.modelId = ? AND move.alias = ? ORDER BY move.place, move.movedAtMs, move.id`,
      modelId,
      alias,
    )
    .flatMap((row) => moveOf(row) ?? []);

export type NewAliasMove = Pick<
  AliasMove,
  | 'id'
  | 'alias'
  | 'kind'
  | 'modelVersionId'
  | 'threshold'
  | 'operatingPoint'
  | 'reason'
  | 'gate'
  | 'override'
  | 'deviceId'
  | 'movedAtMs'
> &
  Partial<Pick<AliasMove, 'canary' | 'evidence'>> & { readonly actorId: string };

/**
 * Moves an alias of the version's model, remembers where it pointed, and answers the move as stored. It comes after the
 * last one also where the clock was set back.
 */
export function appendMove(db: WritableDb, move: NewAliasMove): AliasMove {
  db.run(
    `INSERT INTO aliasMove (id, modelId, alias, kind, sequence, place, modelVersionId, previousVersionId, threshold,
                            operatingPoint, reason, gate, gateOverride, canary, evidence, actorId, deviceId,
                            movedAtMs)
     SELECT :id, target.modelId, :alias, :kind,
            (SELECT coalesce(max(sequence), 0) + 1 FROM aliasMove AS own
             WHERE own.modelId = target.modelId AND own.alias = :alias),
            coalesce(last.place, 0) + 1, target.id,
            CASE last.kind WHEN 'removal' THEN NULL ELSE last.modelVersionId END, :threshold, :operatingPoint, :reason,
            :gate, :gateOverride, :canary, :evidence, :actorId, :deviceId,
            max(:movedAtMs, coalesce((SELECT max(own.movedAtMs) + 1 FROM aliasMove AS own JOIN model ON model.id = own.modelId
                                      WHERE own.alias = :alias AND model.projectId = owner.projectId), 0))
     FROM modelVersion AS target JOIN model AS owner ON owner.id = target.modelId
     LEFT JOIN aliasMove AS last ON last.modelId = target.modelId AND last.alias = :alias
     WHERE target.id = :modelVersionId ORDER BY last.place DESC, last.movedAtMs DESC, last.id DESC LIMIT 1`,
    asStored(move),
  );
  return requireMove(db, move.id);
}

/** A move that was just stored, with the names of what it points at. */
export function requireMove(db: ReadableDb, id: string): AliasMove {
  const stored = moveOf(db.first(`${MOVES} WHERE move.id = ?`, id));
  if (stored === null) throw new Error(`the move ${id} was not stored: its version is not here`);
  return stored;
}

type StoredJson = Pick<AliasMove, 'operatingPoint' | 'gate' | 'override'> &
  Partial<Pick<AliasMove, 'canary' | 'evidence'>>;

/** What an insertion of a move is given: what it keeps as JSON is written out. */
export const asStored = <M extends StoredJson>({ gate, override, canary = null, evidence = null, ...move }: M) => ({
  ...move,
  operatingPoint: jsonOrNull(move.operatingPoint),
  gate: jsonOrNull(gate),
  gateOverride: jsonOrNull(override),
  canary: jsonOrNull(canary),
  evidence: jsonOrNull(evidence),
});

const jsonOrNull = (value: unknown): string | null => (value === null ? null : JSON.stringify(value));

/** Moves of a project's aliases that nobody made, the newest first. */
export const takenBack = (db: ReadableDb, projectId: string, limit: number): readonly AliasMove[] =>
  db
    .all(
      `${MOVES} WHERE model.projectId = ? AND move.evidence IS NOT NULL ORDER BY move.movedAtMs DESC, move.id DESC LIMIT ?`,
      projectId,
      limit,
    )
    .flatMap((row) => moveOf(row) ?? []);
