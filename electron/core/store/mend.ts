import { crc32 } from 'node:zlib';
import type { ReadableDb, WritableDb } from './open-database.ts';
import type { VersionChunk } from './version-chunks.ts';
import type { SealedRow } from './version-seal.ts';

/** Puts a chunk that was found whole elsewhere in the place of one that is damaged or gone. */
export function mendChunk(db: WritableDb, chunk: { sha256: string; bytes: Uint8Array; rows: number }): void {
  db.run(
    `INSERT INTO chunk (sha256, bytes, "rows", checksum) VALUES (:sha256, :bytes, :rows, :checksum)
     ON CONFLICT (sha256) DO UPDATE SET bytes = :bytes, "rows" = :rows, checksum = :checksum`,
    { ...chunk, checksum: crc32(chunk.bytes) },
  );
}

/** Puts what a version says of itself, and its list of chunks, back as they were. All of its chunks must be there. */
export function mendVersion(
  db: WritableDb,
  { row, seal, chunks }: { row: SealedRow; seal: string | null; chunks: readonly VersionChunk[] },
): void {
  db.run(
    `UPDATE datasetVersion SET "rows" = :rows, digest = :digest, columns = :columns, profile = :profile,
                               source = :source, seal = :seal WHERE id = :id`,
    { ...row, seal },
  );
  db.run('DELETE FROM versionChunk WHERE versionId = :id', { id: row.id });
  for (const { column, ordinal, sha256, firstRow, rows } of chunks) {
    db.run(
      `INSERT INTO versionChunk (versionId, columnIndex, ordinal, sha256, firstRow, "rows")
       VALUES (:id, :column, :ordinal, :sha256, :firstRow, :rows)`,
      { id: row.id, column, ordinal, sha256, firstRow, rows },
    );
  }
}

export const hasChunks = (db: ReadableDb, chunks: readonly VersionChunk[]): boolean =>
  chunks.every(({ sha256 }) => db.first('SELECT 1 FROM chunk WHERE sha256 = ?', sha256) !== null);
