import type { ReadableDb, WritableDb } from './open-database.ts';

export type PackageMember = { readonly name: string; readonly bytes: Uint8Array };

/** All files of the package that a version came in but the model, by name; empty where it came in none. */
export const packageMembers = (db: ReadableDb, modelVersionId: string): readonly PackageMember[] =>
  db
    .all('SELECT name, bytes FROM packageMember WHERE modelVersionId = ? ORDER BY name', modelVersionId)
    .map(({ name, bytes }) => ({ name: String(name), bytes: bytesOf(bytes) }));

/** Null where it came in no package, or in one without such a file. */
export function packageMember(db: ReadableDb, modelVersionId: string, name: string): Uint8Array | null {
  const row = db.first('SELECT bytes FROM packageMember WHERE modelVersionId = ? AND name = ?', modelVersionId, name);
  return row === null ? null : bytesOf(row['bytes']);
}

export function insertPackageMembers(db: WritableDb, modelVersionId: string, members: readonly PackageMember[]): void {
  for (const { name, bytes } of members) {
    db.run('INSERT INTO packageMember (modelVersionId, name, bytes) VALUES (:modelVersionId, :name, :bytes)', {
      modelVersionId,
      name,
      bytes,
    });
  }
}

function bytesOf(value: unknown): Uint8Array {
  if (value instanceof Uint8Array) return value;
  throw new Error('a package member is no bytes');
}
