import { Profile } from '../../../shared/profile.ts';
import { ModelVersion, TravellingModel } from '../../../shared/registry.ts';
import { IS_CURRENT_MOVE, newestMove } from './alias-moves.ts';
import { wordsOf } from './registry-entries.ts';
import type { ReadableDb, Row, WritableDb } from './open-database.ts';

const VERSIONS = `
  SELECT version.*, model.name, coalesce(actor.name, version.actorId) AS actorName,
         dataset.name || '@' || learned.version AS datasetRef,
         (SELECT json_group_array(move.alias) FROM aliasMove AS move
          WHERE move.modelVersionId = version.id AND move.kind <> 'removal' AND ${IS_CURRENT_MOVE}) AS aliases,
         ${wordsOf('version.id')}
  FROM modelVersion AS version JOIN model ON model.id = version.modelId
  LEFT JOIN actor ON actor.id = version.actorId LEFT JOIN run ON run.id = version.runId
  LEFT JOIN datasetVersion AS learned ON learned.id = run.datasetVersionId
  LEFT JOIN dataset ON dataset.id = learned.datasetId`;

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
        tags: JSON.parse(String(row['tags'])),
        recall: row['recall'] === null ? null : JSON.parse(String(row['recall'])),
      });

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

function versionAtNewestMove(db: ReadableDb, projectId: string, alias: string): ModelVersion | null {
  const move = newestMove(db, projectId, alias);
  return move === null ? null : versionOf(db.first(`${VERSIONS} WHERE version.id = ?`, move.modelVersionId));
}

/** All versions of one model, newest first; empty where no model is called so. */
export const modelVersions = (db: ReadableDb, projectId: string, name: string): readonly ModelVersion[] =>
  db
    .all(`${VERSIONS} WHERE model.projectId = ? AND model.name = ? ORDER BY version.version DESC`, projectId, name)
    .flatMap((row) => versionOf(row) ?? []);

/** The numbers of all versions of one model, newest first; empty where no model is called so. */
export const versionNumbers = (db: ReadableDb, projectId: string, name: string): readonly number[] =>
  db
    .all(
      `SELECT version.version FROM modelVersion AS version JOIN model ON model.id = version.modelId
       WHERE model.projectId = ? AND model.name = ? ORDER BY version.version DESC`,
      projectId,
      name,
    )
    .map((row) => Number(row['version']));

/** All versions of all models of a project, the newest made first. */
export const allModelVersions = (db: ReadableDb, projectId: string): readonly ModelVersion[] =>
  db
    .all(`${VERSIONS} WHERE model.projectId = ? ORDER BY version.createdAtMs DESC, version.rowid DESC`, projectId)
    .flatMap((row) => versionOf(row) ?? []);

export const hasModelVersion = (db: ReadableDb, id: string): boolean =>
  db.value<string>('SELECT id FROM modelVersion WHERE id = ?', id) !== null;

/** Every version of a project as it travels, in the order in which it came here. */
export const travellingModels = (db: ReadableDb, projectId: string): readonly TravellingModel[] =>
  db
    .all(
      `SELECT version.*, model.name FROM modelVersion AS version JOIN model ON model.id = version.modelId
       WHERE model.projectId = ? ORDER BY version.rowid`,
      projectId,
    )
    .map((row) =>
      TravellingModel.parse({
        ...row,
        spec: JSON.parse(String(row['spec'])),
        metrics: JSON.parse(String(row['metrics'])),
        source: JSON.parse(String(row['source'])),
        reference: row['reference'] === null ? null : JSON.parse(String(row['reference'])),
      }),
    );

export const modelIdByName = (db: ReadableDb, projectId: string, name: string): string | null =>
  db.value<string>('SELECT id FROM model WHERE projectId = ? AND name = ?', projectId, name);

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
