import { ModelWords, RegistryEntry } from '../../../shared/registry.ts';
import type { ReadableDb, Row, WritableDb } from './open-database.ts';

const LAST_FIRST = 'ORDER BY said.place DESC, said.saidAtMs DESC, said.id DESC';

/** `said` is the last word on its key: nothing of the same target, kind and key comes after it. */
const IS_LAST_WORD = `NOT EXISTS (
  SELECT 1 FROM registryEntry AS later
  WHERE later.projectId = said.projectId AND later.modelName = said.modelName
    AND later.modelVersionId = said.modelVersionId AND later.kind = said.kind AND later.key = said.key
    AND (later.place, later.saidAtMs, later.id) > (said.place, said.saidAtMs, said.id))`;

/** The columns `tags`, `note` and `recall` of the target whose id (empty: the model itself) the SQL expression gives; `model` is joined. */
export function wordsOf(versionId: string): string {
  const of = `FROM registryEntry AS said
    WHERE said.projectId = model.projectId AND said.modelName = model.name AND said.modelVersionId = ${versionId}`;
  return `
    (SELECT json_group_object(said.key, said.value) ${of} AND said.kind = 'tag' AND said.value IS NOT NULL
     AND ${IS_LAST_WORD}) AS tags,
    (SELECT said.value ${of} AND said.kind = 'note' ${LAST_FIRST} LIMIT 1) AS note,
    (SELECT CASE WHEN said.value IS NOT NULL
       THEN json_object('reason', said.reason, 'actorName', said.actorName, 'saidAtMs', said.saidAtMs) END
     ${of} AND said.kind = 'recall' ${LAST_FIRST} LIMIT 1) AS recall`;
}

/** What is said of a model as a whole. */
export function modelWords(db: ReadableDb, modelId: string): ModelWords {
  const row = db.first(`SELECT model.name, ${wordsOf("''")} FROM model WHERE model.id = ?`, modelId);
  if (row === null) throw new Error(`there is no model ${modelId}`);
  return ModelWords.parse({ ...row, tags: JSON.parse(String(row['tags'])) });
}

/** What is said of each of a project's models as a whole. */
export const allModelWords = (db: ReadableDb, projectId: string): readonly ModelWords[] =>
  db
    .all(`SELECT model.name, ${wordsOf("''")} FROM model WHERE model.projectId = ?`, projectId)
    .map((row) => ModelWords.parse({ ...row, tags: JSON.parse(String(row['tags'])) }));

/** All that was said of a model and its versions, newest first. */
export const entriesOfModel = (db: ReadableDb, projectId: string, modelName: string): readonly RegistryEntry[] =>
  db
    .all(
      `SELECT * FROM registryEntry AS said WHERE projectId = ? AND modelName = ?
       ORDER BY saidAtMs DESC, place DESC, id DESC`,
      projectId,
      modelName,
    )
    .map(entryOf);

/** All that was said of a project's models, in the order in which it came here. */
export const entriesOfProject = (db: ReadableDb, projectId: string): readonly RegistryEntry[] =>
  db.all('SELECT * FROM registryEntry WHERE projectId = ? ORDER BY rowid', projectId).map(entryOf);

export const hasRegistryEntry = (db: ReadableDb, id: string): boolean =>
  db.value<string>('SELECT id FROM registryEntry WHERE id = ?', id) !== null;

/** The value that holds of a target's kind and key; null where none does. */
export const lastWord = (
  db: ReadableDb,
  projectId: string,
  { modelName, modelVersionId, kind, key }: Pick<RegistryEntry, 'modelName' | 'modelVersionId' | 'kind' | 'key'>,
): string | null =>
  db.value<string>(
    `SELECT said.value FROM registryEntry AS said
     WHERE projectId = ? AND modelName = ? AND modelVersionId = ? AND kind = ? AND key = ? ${LAST_FIRST} LIMIT 1`,
    projectId,
    modelName,
    modelVersionId,
    kind,
    key,
  );

/** The place after all that was said of a target. */
export const nextPlace = (
  db: ReadableDb,
  projectId: string,
  { modelName, modelVersionId }: Pick<RegistryEntry, 'modelName' | 'modelVersionId'>,
): number =>
  1 +
  (db.value<number>(
    'SELECT max(place) FROM registryEntry WHERE projectId = ? AND modelName = ? AND modelVersionId = ?',
    projectId,
    modelName,
    modelVersionId,
  ) ?? 0);

export function insertRegistryEntry(db: WritableDb, projectId: string, entry: RegistryEntry): void {
  db.run(
    `INSERT INTO registryEntry (id, projectId, modelName, modelVersionId, kind, key, value, reason, place, actorId,
                                actorName, deviceId, saidAtMs)
     VALUES (:id, :projectId, :modelName, :modelVersionId, :kind, :key, :value, :reason, :place, :actorId,
             :actorName, :deviceId, :saidAtMs)`,
    { ...entry, projectId },
  );
}

const entryOf = (row: Row): RegistryEntry => RegistryEntry.parse(row);

/** The kind of change that tells others of an entry. */
export function changeOfEntry({ kind, value }: Pick<RegistryEntry, 'kind' | 'value'>): string {
  if (kind === 'tag') return 'model.tagged';
  if (kind === 'note') return 'model.noted';
  return value === null ? 'model.reinstated' : 'model.recalled';
}
