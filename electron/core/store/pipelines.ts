import { PipelineDeclaration } from '../../../shared/pipelines/declaration.ts';
import type { ReadableDb, Row, WritableDb } from './open-database.ts';

/** A pipeline as it is kept; `path` is its file's, null for one that Fieldloop wrote itself. */
export type StoredPipeline = {
  readonly name: string;
  readonly declaration: PipelineDeclaration;
  readonly path: string | null;
  readonly folder: string;
  readonly isOn: boolean;
  /** The last moment of its schedule that was seen to, or in which it was declared. */
  readonly lastSlot: string | null;
  readonly declaredAtMs: number;
};

const pipelineOf = (row: Row): StoredPipeline => ({
  name: String(row['name']),
  declaration: PipelineDeclaration.parse(JSON.parse(String(row['declaration']))),
  path: row['path'] === null ? null : String(row['path']),
  folder: String(row['folder']),
  isOn: row['isOn'] === 1,
  lastSlot: row['lastSlot'] === null ? null : String(row['lastSlot']),
  declaredAtMs: Number(row['declaredAtMs']),
});

/** A project's, by name. */
export const listPipelines = (db: ReadableDb, projectId: string): readonly StoredPipeline[] =>
  db.all('SELECT * FROM pipeline WHERE projectId = ? ORDER BY name', projectId).map(pipelineOf);

export function findPipeline(db: ReadableDb, projectId: string, name: string): StoredPipeline | null {
  const row = db.first('SELECT * FROM pipeline WHERE projectId = ? AND name = ?', projectId, name);
  return row === null ? null : pipelineOf(row);
}

/** Instead of what was kept under its name; whether its schedule is followed stays as it was. */
export function keepPipeline(
  db: WritableDb,
  pipeline: Omit<StoredPipeline, 'name' | 'isOn'> & {
    readonly projectId: string;
    readonly actorId: string;
    readonly deviceId: string;
  },
): void {
  db.run(
    `INSERT INTO pipeline (projectId, name, declaration, path, folder, isOn, lastSlot, actorId, deviceId, declaredAtMs)
     VALUES (:projectId, :name, :declaration, :path, :folder, 1, :lastSlot, :actorId, :deviceId, :declaredAtMs)
     ON CONFLICT (projectId, name) DO UPDATE SET declaration = :declaration, path = :path, folder = :folder,
       actorId = :actorId, deviceId = :deviceId, declaredAtMs = :declaredAtMs`,
    { ...pipeline, name: pipeline.declaration.name, declaration: JSON.stringify(pipeline.declaration) },
  );
}

/** Nothing that came due while it was off is made up for. */
export function switchPipeline(
  db: WritableDb,
  pipeline: { readonly projectId: string; readonly name: string; readonly isOn: boolean; readonly slot: string | null },
): void {
  db.run(
    'UPDATE pipeline SET isOn = :isOn, lastSlot = coalesce(:slot, lastSlot) WHERE projectId = :projectId AND name = :name',
    { ...pipeline, isOn: pipeline.isOn ? 1 : 0 },
  );
}

export const removePipeline = (db: WritableDb, projectId: string, name: string): boolean =>
  db.run('DELETE FROM pipeline WHERE projectId = :projectId AND name = :name', { projectId, name }) > 0;

/** A moment of its schedule was seen to. */
export const seeToSlot = (db: WritableDb, projectId: string, name: string, slot: string): void =>
  void db.run('UPDATE pipeline SET lastSlot = :slot WHERE projectId = :projectId AND name = :name', {
    projectId,
    name,
    slot,
  });
