import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { type Column, type ColumnChunk, rowsOf } from '../../../shared/column.ts';
import { type CanonicalChunk, canonicalChunk, canonicalParts } from '../../../shared/columns/canonical-chunk.ts';
import { encodeCanonical } from '../../../shared/columns/chunk-codec.ts';
import { createColumnProfiler } from '../../../shared/domain/profile-column.ts';
import type { Profile } from '../../../shared/profile.ts';

/** Where a chunk stands in its version, and what it is called: the sha256 of its canonical bytes. */
export type ChunkReference = {
  readonly column: number;
  readonly ordinal: number;
  readonly firstRow: number;
  readonly rows: number;
  readonly sha256: string;
};

/** A chunk ready to be stored; `bytes` are encoded as `encodeChunk` does. */
export type SealedChunk = ChunkReference & { readonly bytes: Uint8Array<ArrayBuffer> };

/** What a data set version is, apart from its place in the store. */
export type SealedTable = {
  readonly columns: readonly Column[];
  readonly rows: number;
  readonly digest: string;
  readonly profile: Profile;
  readonly chunks: readonly ChunkReference[];
};

export type Sealer = {
  /** The chunks of all columns for the next rows, in the order of the columns. */
  readonly seal: (chunks: readonly ColumnChunk[]) => readonly SealedChunk[];
  /** `columns` as they turned out: an integer may have become a number on the way. */
  readonly finish: (columns: readonly Column[]) => SealedTable;
};

/** Hashes, encodes and profiles a table while its chunks pass by, so that nothing is read twice. */
export function createSealer(columns: readonly Column[]): Sealer {
  const profilers = columns.map((column) => createColumnProfiler(column.type));
  const references: ChunkReference[] = [];
  let [ordinal, firstRow] = [0, 0];

  const seal = (chunks: readonly ColumnChunk[]): readonly SealedChunk[] => {
    const sealed = chunks.map((chunk, column): SealedChunk => {
      profilers[column]?.add(chunk);
      return { column, ordinal, firstRow, rows: rowsOf(chunk), ...sealChunk(chunk) };
    });
    references.push(...sealed.map(({ bytes: _, ...reference }) => reference));
    ordinal++;
    firstRow += sealed[0]?.rows ?? 0;
    return sealed;
  };

  const finish = (finished: readonly Column[]): SealedTable => {
    const profiles = profilers.map((profiler, index) => {
      const profile = profiler.finish();
      return [finished[index]?.name ?? '', { ...profile, type: finished[index]?.type ?? profile.type }] as const;
    });
    const profile = { rows: firstRow, columns: Object.fromEntries(profiles) };
    const digest = digestTable(finished, references);
    return { columns: finished, rows: firstRow, digest, profile, chunks: references };
  };

  return { seal, finish };
}

/** What a chunk is called. It depends on its values alone, not on how it is encoded. */
export const hashChunk = (chunk: ColumnChunk): string => hashCanonical(canonicalChunk(chunk));

/** What a chunk is called and how it is stored. */
export function sealChunk(chunk: ColumnChunk): Pick<SealedChunk, 'sha256' | 'bytes'> {
  const canonical = canonicalChunk(chunk);
  return { sha256: hashCanonical(canonical), bytes: encodeCanonical(canonical) };
}

function hashCanonical(chunk: CanonicalChunk): string {
  const hash = createHash('sha256');
  for (const part of canonicalParts(chunk)) hash.update(part);
  return hash.digest('hex');
}

/**
 * The digest of a data set version: sha256 over the RFC 8785 JSON of its columns' names, types and chunk hashes in
 * order. Units and roles are not in it: they say nothing of the values.
 */
export function digestTable(
  columns: readonly Column[],
  references: readonly Pick<ChunkReference, 'column' | 'ordinal' | 'sha256'>[],
): string {
  const hashes: string[][] = columns.map(() => []);
  for (const { column, ordinal, sha256 } of references) {
    const ofColumn = hashes[column];
    if (ofColumn === undefined) throw new RangeError(`A chunk of column ${column} in a table of ${columns.length}.`);
    ofColumn[ordinal] = sha256;
  }
  const manifest = columns.map(({ name, type }, index) => ({ name, type, chunks: hashes[index] ?? [] }));
  return createHash('sha256')
    .update(canonicalize(manifest) ?? '')
    .digest('hex');
}
