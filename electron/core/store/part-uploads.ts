import type { ReadableDb, WritableDb } from './open-database.ts';

/** A part that goes to a server in pieces, by its place among what goes there. */
export type PartKey = { readonly serverId: string; readonly kind: string; readonly sha256: string };
export type PartUpload = { readonly path: string; readonly token: string };

export function findUpload(db: ReadableDb, { serverId, kind, sha256 }: PartKey): PartUpload | null {
  const row = db.first(
    'SELECT path, token FROM partUpload WHERE serverId = ? AND kind = ? AND sha256 = ?',
    serverId,
    kind,
    sha256,
  );
  return row === null ? null : { path: String(row['path']), token: String(row['token']) };
}

export function keepUpload(db: WritableDb, key: PartKey, upload: PartUpload): void {
  db.run(
    `INSERT OR REPLACE INTO partUpload (serverId, kind, sha256, path, token)
     VALUES (:serverId, :kind, :sha256, :path, :token)`,
    { ...key, ...upload },
  );
}

export function forgetUpload(db: WritableDb, { serverId, kind, sha256 }: PartKey): void {
  db.run('DELETE FROM partUpload WHERE serverId = :serverId AND kind = :kind AND sha256 = :sha256', {
    serverId,
    kind,
    sha256,
  });
}
