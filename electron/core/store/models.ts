import { Profile } from '../../../shared/profile.ts';
import { AliasMove, ModelVersion } from '../../../shared/registry.ts';
import type { ReadableDb, Row, WritableDb } from './open-database.ts';

const VERSIONS = `
  SELECT version.*, model.name, coalesce(actor.name, version.actorId) AS actorName,
         (SELECT json_group_array(move.alias) FROM aliasMove AS move
          WHERE move.modelVersionId = version.id AND NOT EXISTS (
            SELECT 1 FROM aliasMove AS later
            WHERE later.modelId = move.modelId AND later.alias = move.alias AND later.sequence > move.sequence
          )) AS aliases
  FROM modelVersion AS version JOIN model ON model.id = version.modelId
  LEFT JOIN actor ON actor.id = version.actorId`;

const MOVES = `
  SELECT move.*, model.name || '@' || target.version AS ref, model.name || '@' || previous.version AS previousRef,
         coalesce(actor.name, move.actorId) AS actorName
  FROM aliasMove AS move JOIN model ON model.id = move.modelId
  JOIN modelVersion AS target ON target.id = move.modelVersionId
  LEFT JOIN modelVersion AS previous ON previous.id = move.previousVersionId
  LEFT JOIN actor ON actor.id = move.actorId`;

const versionOf = (row: Row | null): ModelVersion | null =>
  row === null
    ? null
    : ModelVersion.parse({
        ...row,
        ref: `${String(row['name'])}@${String(row['version'])}`,
        spec: JSON.parse(String(row['spec'])),
        metrics: JSON.parse(String(row['metrics'])),
        source: JSON.parse(String(row['source'])),
        aliases: JSON.parse(String(row['aliases'])),
      });

const moveOf = (row: Row | null): AliasMove | null =>
  row === null ? null : AliasMove.parse({ ...row, operatingPoint: operatingPointOf(row) });

/** Of a row with the column `operatingPoint`, to be parsed with what it is part of. */
export const operatingPointOf = ({ operatingPoint }: Row): unknown =>
  typeof operatingPoint === 'string' ? JSON.parse(operatingPoint) : null;

/**
 * Finds a version by its id, `name` (the newest), `name@3`, `name@alias`, or `@alias` (where the newest move of that
 * alias in the project points). Null where there is none.
 */
export function resolveModel(db: ReadableDb, projectId: string, ref: string): ModelVersion | null {
  const at = ref.lastIndexOf('@');
  if (at === 0) return versionAtNewestMove(db, projectId, ref.slice(1));
  const newest = modelVersions(db, projectId, ref)[0];
  if (newest !== undefined) return newest;
  if (at === -1) return versionOf(db.first(`${VERSIONS} WHERE model.projectId = ? AND version.id = ?`, projectId, ref));
  const mark = ref.slice(at + 1);
  const versions = modelVersions(db, projectId, ref.slice(0, at));
  return versions.find(({ version, aliases }) => String(version) === mark || aliases.includes(mark)) ?? null;
}

const versionAtNewestMove = (db: ReadableDb, projectId: string, alias: string): ModelVersion | null =>
  versionOf(
    db.first(
      `${VERSIONS} WHERE version.id = (
         SELECT move.modelVersionId FROM aliasMove AS move JOIN model ON model.id = move.modelId
         WHERE model.projectId = ? AND move.alias = ? ORDER BY move.movedAtMs DESC, move.rowid DESC LIMIT 1)`,
      projectId,
      alias,
    ),
  );

/** All versions of one model, newest first; empty where no model is called so. */
export const modelVersions = (db: ReadableDb, projectId: string, name: string): readonly ModelVersion[] =>
  db
    .all(`${VERSIONS} WHERE model.projectId = ? AND model.name = ? ORDER BY version.version DESC`, projectId, name)
    .flatMap((row) => versionOf(row) ?? []);

/** All versions of all models of a project, the newest made first. */
export const allModelVersions = (db: ReadableDb, projectId: string): readonly ModelVersion[] =>
  db
    .all(`${VERSIONS} WHERE model.projectId = ? ORDER BY version.createdAtMs DESC, version.rowid DESC`, projectId)
    .flatMap((row) => versionOf(row) ?? []);

export const modelIdByName = (db: ReadableDb, projectId: string, name: string): string | null =>
  db.value<string>('SELECT id FROM model WHERE projectId = ? AND name = ?', projectId, name);

/** Where an alias of a model points now: its newest move. Null where it never pointed anywhere. */
export const currentMove = (db: ReadableDb, modelId: string, alias: string): AliasMove | null =>
  moveOf(
    db.first(`${MOVES} WHERE move.modelId = ? AND move.alias = ? ORDER BY move.sequence DESC LIMIT 1`, modelId, alias),
  );

/** The newest move of an alias in the project, of whichever model: the deployment behind `@champion`. */
export const newestMove = (db: ReadableDb, projectId: string, alias: string): AliasMove | null =>
  moveOf(
    db.first(
      `${MOVES} WHERE model.projectId = ? AND move.alias = ? ORDER BY move.movedAtMs DESC, move.rowid DESC LIMIT 1`,
      projectId,
      alias,
    ),
  );

/** Every move of a model's aliases, newest first. */
export const modelMoves = (db: ReadableDb, modelId: string): readonly AliasMove[] =>
  db
    .all(`${MOVES} WHERE move.modelId = ? ORDER BY move.movedAtMs DESC, move.rowid DESC`, modelId)
    .flatMap((row) => moveOf(row) ?? []);

/** What training saw, to compare with; null for an imported model. */
export function referenceProfile(db: ReadableDb, modelVersionId: string): Profile | null {
  const text = db.value<string>('SELECT reference FROM modelVersion WHERE id = ?', modelVersionId);
  return text === null ? null : Profile.parse(JSON.parse(text));
}

export type NewModelVersion = Pick<
  ModelVersion,
  'id' | 'sha256' | 'sizeBytes' | 'runId' | 'spec' | 'metrics' | 'threshold' | 'source' | 'createdAtMs'
> & {
  readonly modelId: string;
  readonly reference: Profile | null;
  readonly actorId: string;
  readonly deviceId: string;
};

/** Finds the model of that name or makes it, and answers its id. */
export function ensureModel(
  db: WritableDb,
  model: { readonly id: string; readonly projectId: string; readonly name: string; readonly atMs: number },
): string {
  db.run(
    `INSERT INTO model (id, projectId, name, createdAtMs) VALUES (:id, :projectId, :name, :atMs)
     ON CONFLICT (projectId, name) DO NOTHING`,
    model,
  );
  return modelIdByName(db, model.projectId, model.name) ?? model.id;
}

/** Adds the model's next version and answers it as stored. */
export function insertModelVersion(db: WritableDb, added: NewModelVersion): ModelVersion {
  db.run(
    `INSERT INTO modelVersion (id, modelId, version, sha256, sizeBytes, runId, spec, metrics, reference, source, threshold,
                               actorId, deviceId, createdAtMs)
     VALUES (:id, :modelId, (SELECT coalesce(max(version), 0) + 1 FROM modelVersion WHERE modelId = :modelId), :sha256,
             :sizeBytes, :runId, :spec, :metrics, :reference, :source, :threshold, :actorId, :deviceId, :createdAtMs)`,
    {
      ...added,
      spec: JSON.stringify(added.spec),
      metrics: JSON.stringify(added.metrics),
      reference: added.reference === null ? null : JSON.stringify(added.reference),
      source: JSON.stringify(added.source),
    },
  );
  const stored = versionOf(db.first(`${VERSIONS} WHERE version.id = ?`, added.id));
  if (stored === null) throw new Error(`model version ${added.id} was not stored`);
  return stored;
}

export type NewAliasMove = Pick<AliasMove, 'id' | 'alias' | 'threshold' | 'operatingPoint' | 'reason' | 'movedAtMs'> & {
  readonly modelVersionId: string;
  readonly actorId: string;
  readonly deviceId: string;
};

/** Points an alias of the version's model at that version, remembers where it pointed, and answers the move as stored. */
export function appendMove(db: WritableDb, move: NewAliasMove): AliasMove {
  db.run(
    `INSERT INTO aliasMove (id, modelId, alias, sequence, modelVersionId, previousVersionId, threshold, operatingPoint,
                            reason, actorId, deviceId, movedAtMs)
     SELECT :id, target.modelId, :alias, coalesce(last.sequence, 0) + 1, target.id, last.modelVersionId, :threshold,
            :operatingPoint, :reason, :actorId, :deviceId, :movedAtMs
     FROM modelVersion AS target
     LEFT JOIN aliasMove AS last ON last.modelId = target.modelId AND last.alias = :alias
     WHERE target.id = :modelVersionId ORDER BY last.sequence DESC LIMIT 1`,
    { ...move, operatingPoint: move.operatingPoint === null ? null : JSON.stringify(move.operatingPoint) },
  );
  const stored = moveOf(db.first(`${MOVES} WHERE move.id = ?`, move.id));
  if (stored === null) throw new Error(`there is no model version ${move.modelVersionId} to point ${move.alias} at`);
  return stored;
}
