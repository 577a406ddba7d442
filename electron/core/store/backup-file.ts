import { z } from 'zod';
import type { Store } from './open-database.ts';
import type { ReadableDb, WritableDb } from './open-database.ts';

/**
 * A backup is the home's database, compacted, with every file of the home in it as a table of pieces: one file, under the
 * same encryption and the same key, which is not in it.
 */
const TABLES = `
  CREATE TABLE backup (version TEXT NOT NULL, createdAtMs INTEGER NOT NULL) STRICT;
  CREATE TABLE backupFile (
    sha256 TEXT NOT NULL, ordinal INTEGER NOT NULL, bytes BLOB NOT NULL, PRIMARY KEY (sha256, ordinal)
  ) STRICT;
`;

/** Files lie in it in pieces of so many bytes. */
export const PIECE_BYTES = 2 ** 20;

export const BackupHead = z.object({ version: z.string(), createdAtMs: z.int() });
export type BackupHead = z.infer<typeof BackupHead>;

/** Makes a copy of a database a backup. `run` executes several statements. */
export function beginBackup(run: (sql: string) => void, store: Store, head: BackupHead): void {
  run(TABLES);
  store.transaction((db) => db.run('INSERT INTO backup VALUES (:version, :createdAtMs)', head));
}

/** Null where this is the database of no backup. */
export function backupHead(db: ReadableDb): BackupHead | null {
  if (db.first("SELECT 1 FROM sqlite_schema WHERE name = 'backup'") === null) return null;
  return BackupHead.parse(db.first('SELECT version, createdAtMs FROM backup'));
}

export function insertPiece(db: WritableDb, sha256: string, ordinal: number, bytes: Uint8Array): void {
  db.run('INSERT INTO backupFile VALUES (:sha256, :ordinal, :bytes)', { sha256, ordinal, bytes });
}

export const filesInBackup = (db: ReadableDb): readonly string[] =>
  db.all('SELECT DISTINCT sha256 FROM backupFile ORDER BY sha256').map((row) => String(row['sha256']));

/** The content of a file of the backup, piece by piece; none where it is not in it. */
export function* piecesOf(db: ReadableDb, sha256: string): Generator<Uint8Array> {
  const sql = 'SELECT bytes FROM backupFile WHERE sha256 = ? AND ordinal = ?';
  for (let ordinal = 0; ; ordinal += 1) {
    const bytes = db.value<Uint8Array>(sql, sha256, ordinal);
    if (bytes === null) return;
    yield bytes;
  }
}

/** Makes a restored backup a home's database again. */
export const END_BACKUP = 'DROP TABLE backupFile; DROP TABLE backup;';
