import { z } from 'zod';
import type { ReadableDb, Row } from './open-database.ts';
import { type SealedRow, sealedRowOf } from './version-seal.ts';
import { chunkOf, type VersionChunk } from './version-chunks.ts';

/** A version as its row says it, unread: any part of it may be damaged. */
export type StoredVersion = {
  readonly ref: string;
  readonly row: SealedRow;
  readonly seal: string | null;
  /** The hashes that a deleted version had, as JSON; null where its chunks are listed. */
  readonly manifest: string | null;
};

/** Every version of the home with its tombstones, the oldest first. */
export const storedVersions = (db: ReadableDb): readonly StoredVersion[] =>
  db
    .all(
      `SELECT v.*, d.name || '@' || v.version AS ref, gone.manifest FROM datasetVersion AS v
       JOIN dataset AS d ON d.id = v.datasetId LEFT JOIN deletedVersion AS gone ON gone.versionId = v.id
       ORDER BY v.createdAtMs, v.id`,
    )
    .map((row) => ({
      ref: String(row['ref']),
      row: sealedRowOf(row),
      seal: textOrNull(row['seal']),
      manifest: textOrNull(row['manifest']),
    }));

const textOrNull = (value: unknown): string | null => (value === null ? null : String(value));

export type StoredWindowChunks = {
  readonly id: string;
  readonly ref: string;
  readonly rows: number;
  readonly chunks: readonly VersionChunk[];
};

/** Every window with its chunks, row range by row range. */
export const storedWindows = (db: ReadableDb): readonly StoredWindowChunks[] =>
  db
    .all(
      `SELECT win.id, win."rows", model.name || '@' || version.version AS ref FROM predictionWindow AS win
       JOIN modelVersion AS version ON version.id = win.modelVersionId JOIN model ON model.id = version.modelId
       ORDER BY win.scoredAtMs, win.id`,
    )
    .map((row) => ({
      id: String(row['id']),
      ref: String(row['ref']),
      rows: Number(row['rows']),
      chunks: db
        .all('SELECT * FROM windowChunk WHERE windowId = ? ORDER BY ordinal, columnIndex', String(row['id']))
        .map(chunkOf),
    }));

export type StoredChunk = {
  readonly bytes: Uint8Array;
  readonly rows: number;
  /** CRC-32 of the bytes; null for a chunk from before there were any. */
  readonly checksum: number | null;
};

const ChunkRow = z.object({ bytes: z.instanceof(Uint8Array), rows: z.int(), checksum: z.int().nullable() });

/** Null where the chunk is not here. */
export function storedChunk(db: ReadableDb, sha256: string): StoredChunk | null {
  const row = db.first('SELECT bytes, "rows", checksum FROM chunk WHERE sha256 = ?', sha256);
  return row === null ? null : ChunkRow.parse(row);
}

/** Files that the home needs, by their hash, with what needs them. */
export const storedFiles = (db: ReadableDb): readonly { readonly sha256: string; readonly of: string | null }[] =>
  db
    .all(
      `SELECT version.sha256, model.name || '@' || version.version AS ref FROM modelVersion AS version
       JOIN model ON model.id = version.modelId
       UNION ALL SELECT sha256, NULL FROM image
       UNION ALL SELECT sha256, NULL FROM photo WHERE isHere = 1
       UNION ALL SELECT thumbnailSha256, NULL FROM photo WHERE isThumbnailHere = 1`,
    )
    .map((row: Row) => ({ sha256: String(row['sha256']), of: textOrNull(row['ref']) }));

/** Whether SQLite found a page of the database damaged, rather than a fault of the program. */
export const isDamagedDatabase = (cause: unknown): boolean =>
  cause instanceof Error && 'code' in cause && /^SQLITE_(CORRUPT|NOTADB|IOERR)/.test(String(cause.code));
