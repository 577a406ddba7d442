import { Project } from '../../../shared/project.ts';
import type { ReadableDb, Row, WritableDb } from './open-database.ts';

const projectOf = (row: Row): Project =>
  Project.parse({ ...row, definition: JSON.parse(String(row['definition'])) as unknown });

const SELECT = 'SELECT id, name, definition, createdAtMs FROM project';

export const listAllProjects = (db: ReadableDb): Project[] =>
  db.all(`${SELECT} ORDER BY createdAtMs, id`).map(projectOf);

export function findProject(db: ReadableDb, id: string): Project | null {
  const row = db.first(`${SELECT} WHERE id = ?`, id);
  return row === null ? null : projectOf(row);
}

export function findProjectNamed(db: ReadableDb, name: string): Project | null {
  const row = db.first(`${SELECT} WHERE name = ?`, name);
  return row === null ? null : projectOf(row);
}

/** A project that the caller has made sure is there: its door was opened with this id. */
export function requireProject(db: ReadableDb, id: string): Project {
  const project = findProject(db, id);
  if (project === null) throw new Error(`there is no project ${id}`);
  return project;
}

export function insertProject(db: WritableDb, project: Project & { actorId: string; deviceId: string }): void {
  db.run(
    `INSERT INTO project (id, name, definition, actorId, deviceId, createdAtMs)
     VALUES (:id, :name, :definition, :actorId, :deviceId, :createdAtMs)`,
    { ...project, definition: JSON.stringify(project.definition) },
  );
}

export function updateDefinition(db: WritableDb, { id, definition }: Pick<Project, 'id' | 'definition'>): void {
  db.run('UPDATE project SET definition = :definition WHERE id = :id', { id, definition: JSON.stringify(definition) });
}
