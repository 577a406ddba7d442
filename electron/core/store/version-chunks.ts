import { z } from 'zod';
import { Column } from '../../../shared/column.ts';
import type { ReadableDb } from './open-database.ts';

const StoredColumns = z.array(Column);

export type VersionHead = {
  readonly id: string;
  readonly rows: number;
  readonly digest: string;
  readonly columns: readonly Column[];
};

const headOf = (row: Readonly<Record<string, unknown>>): VersionHead => ({
  id: String(row['id']),
  rows: Number(row['rows']),
  digest: String(row['digest']),
  columns: StoredColumns.parse(JSON.parse(String(row['columns']))),
});

/** Null where there is no such version, or only its tombstone. */
export function versionHead(db: ReadableDb, versionId: string): VersionHead | null {
  const row = db.first(
    `SELECT id, "rows", digest, columns FROM datasetVersion
     WHERE id = ? AND NOT EXISTS (SELECT 1 FROM deletedVersion WHERE versionId = id)`,
    versionId,
  );
  return row === null ? null : headOf(row);
}

export const allVersionHeads = (db: ReadableDb): readonly VersionHead[] =>
  db.all('SELECT id, "rows", digest, columns FROM datasetVersion ORDER BY createdAtMs, id').map(headOf);

export type VersionChunk = {
  readonly column: number;
  readonly ordinal: number;
  readonly sha256: string;
  readonly firstRow: number;
  readonly rows: number;
};

export const chunkOf = (row: Readonly<Record<string, unknown>>): VersionChunk => ({
  column: Number(row['columnIndex']),
  ordinal: Number(row['ordinal']),
  sha256: String(row['sha256']),
  firstRow: Number(row['firstRow']),
  rows: Number(row['rows']),
});

/** All chunks of a version, row range by row range and then by column. */
export const versionChunks = (db: ReadableDb, versionId: string): readonly VersionChunk[] =>
  db.all('SELECT * FROM versionChunk WHERE versionId = ? ORDER BY ordinal, columnIndex', versionId).map(chunkOf);

/** The chunks that hold any of the rows from `firstRow` up to `endRow`, which is not included. */
export const versionChunksOfRows = (
  db: ReadableDb,
  versionId: string,
  firstRow: number,
  endRow: number,
): readonly VersionChunk[] =>
  db
    .all(
      `SELECT * FROM versionChunk
       WHERE versionId = ? AND firstRow < ? AND firstRow + "rows" > ? ORDER BY ordinal, columnIndex`,
      versionId,
      endRow,
      firstRow,
    )
    .map(chunkOf);

/** The encoded bytes, or null where the chunk is not here. */
export const chunkBytes = (db: ReadableDb, sha256: string): Uint8Array | null =>
  db.value<Uint8Array>('SELECT bytes FROM chunk WHERE sha256 = ?', sha256);
