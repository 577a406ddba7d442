import { Actor, type Role } from '../../../shared/project.ts';
import type { ReadableDb, WritableDb } from './open-database.ts';

export const listAllActors = (db: ReadableDb): Actor[] =>
  db.all('SELECT id, name, role FROM actor ORDER BY name, id').map((row) => Actor.parse(row));

export function findActor(db: ReadableDb, id: string): Actor | null {
  const row = db.first('SELECT id, name, role FROM actor WHERE id = ?', id);
  return row === null ? null : Actor.parse(row);
}

/** The person who asks, who is always known here. */
export function requireActor(db: ReadableDb, id: string): Actor {
  const actor = findActor(db, id);
  if (actor === null) throw new Error(`there is no actor ${id}`);
  return actor;
}

/** Null for somebody of another laptop. */
export const actorName = (db: ReadableDb, id: string): string | null =>
  db.value<string>('SELECT name FROM actor WHERE id = ?', id);

export function findActorNamed(db: ReadableDb, name: string): Actor | null {
  const row = db.first('SELECT id, name, role FROM actor WHERE name = ? ORDER BY createdAtMs, id LIMIT 1', name);
  return row === null ? null : Actor.parse(row);
}

export function insertActor(db: WritableDb, actor: Actor & { createdAtMs: number }): void {
  db.run('INSERT INTO actor (id, name, role, createdAtMs) VALUES (:id, :name, :role, :createdAtMs)', actor);
}

export function setRole(db: WritableDb, id: string, role: Role): void {
  db.run('UPDATE actor SET role = :role WHERE id = :id', { id, role });
}
