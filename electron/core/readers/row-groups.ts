import type { ColumnChunk } from '../../../shared/column.ts';
import { decodeRows, MOST_CHUNK_ROWS } from '../../../shared/columns/chunk-codec.ts';
import { ChunkDamaged } from '../../../shared/columns/chunk-damaged.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { ReadableDb } from '../store/open-database.ts';
import { chunkBytes, type VersionChunk } from '../store/version-chunks.ts';

/** The chunks of all columns for one range of rows. */
export type RowGroup = { readonly firstRow: number; readonly rows: number; readonly chunks: readonly ColumnChunk[] };

/** Chunks by ordinal: all columns of a version are cut at the same rows. */
export function groupByRows(references: readonly VersionChunk[]): readonly (readonly VersionChunk[])[] {
  const groups: VersionChunk[][] = [];
  for (const reference of references) {
    const last = groups.at(-1);
    if (last?.[0]?.ordinal === reference.ordinal) last.push(reference);
    else groups.push([reference]);
  }
  return groups;
}

/** The stored bytes of chunks, as compute takes them. Fails with `chunk.missing`. */
export function readEncoded(db: ReadableDb, references: readonly VersionChunk[]): Result<Uint8Array[]> {
  const chunks: Uint8Array[] = [];
  for (const { sha256 } of references) {
    const bytes = chunkBytes(db, sha256);
    if (bytes === null) return refuseMissingChunk(sha256);
    chunks.push(bytes);
  }
  return ok(chunks);
}

/** Decodes one range of rows. Fails with `chunk.missing` or `chunk.damaged`. */
export const readGroup = (db: ReadableDb, references: readonly VersionChunk[]): Result<RowGroup> =>
  readPart(db, references, 0, MOST_CHUNK_ROWS);

/** The same for the rows from number `from` of the range up to `end`, which is not included. */
export function readPart(
  db: ReadableDb,
  references: readonly VersionChunk[],
  from: number,
  end: number,
): Result<RowGroup> {
  const chunks: ColumnChunk[] = [];
  for (const { sha256 } of references) {
    const bytes = chunkBytes(db, sha256);
    if (bytes === null) return refuseMissingChunk(sha256);
    try {
      chunks.push(decodeRows(bytes, { first: from, count: end - from }));
    } catch (cause) {
      if (!(cause instanceof ChunkDamaged)) throw cause;
      return refuseChunk(cause.code, `${cause.message} Its id is ${sha256}.`);
    }
  }
  const { firstRow = 0, rows = 0 } = references[0] ?? {};
  return ok({ firstRow: firstRow + from, rows: Math.min(end, rows) - from, chunks });
}

/** Decodes one range of rows after the other, each when it is asked for. */
export function* readGroups(db: ReadableDb, references: readonly VersionChunk[]): Generator<Result<RowGroup>> {
  for (const group of groupByRows(references)) yield readGroup(db, group);
}

export const refuseMissingChunk = (sha256: string): Result<never> =>
  refuseChunk('chunk.missing', `A part of this data set is not here (${sha256}).`);

const refuseChunk = (code: string, message: string): Result<never> =>
  fail(code, message, 'Run "dataset verify" to see all that is damaged, and restore a backup.');

export const refuseVersion = (versionId: string): Result<never> =>
  fail(
    'dataset.unknown',
    `There is no data set version ${versionId} here.`,
    'List the data sets to see what there is.',
  );
