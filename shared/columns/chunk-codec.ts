import type { ColumnChunk } from '../column.ts';
import { type CanonicalChunk, canonicalChunk } from './canonical-chunk.ts';
import { ChunkDamaged } from './chunk-damaged.ts';
import { decodeCodes, encodeCodes } from './code-codec.ts';
import { decodeNumbers, encodeNumbers } from './numeric-codec.ts';
import { joinWords, type RowPart, WordReader } from './word-buffer.ts';

/** The first byte of every stored chunk. A change of format takes a new number; these two stay readable for good. */
const Format = { numbersV1: 0x11, codesV1: 0x12 } as const;

/** No chunk holds more rows: bytes that claim it are damaged, and must not make the reader allocate. */
export const MOST_CHUNK_ROWS = 1 << 20;

/**
 * A chunk as it is stored and sent between processes: self-contained, readable at any alignment, smaller than its
 * canonical bytes and decoded without a general decompressor. Decoding gives the same cells, with the dictionary in
 * order of first appearance (see `canonicalDictionary`) and 0 for -0. More than `MOST_CHUNK_ROWS` rows throw.
 */
export const encodeChunk = (chunk: ColumnChunk): Uint8Array<ArrayBuffer> => encodeCanonical(canonicalChunk(chunk));

/** The same from what is hashed too. */
export function encodeCanonical(chunk: CanonicalChunk): Uint8Array<ArrayBuffer> {
  const rows = chunk.kind === 'numeric' ? chunk.values.length : chunk.codes.length;
  if (rows > MOST_CHUNK_ROWS) throw new RangeError(`A chunk of ${rows} rows is over the limit of ${MOST_CHUNK_ROWS}.`);
  return chunk.kind === 'numeric'
    ? joinWords([Uint32Array.of(Format.numbersV1, rows), ...encodeNumbers(chunk.values, chunk.validity)])
    : joinWords([Uint32Array.of(Format.codesV1, rows), ...encodeCodes(chunk)]);
}

/** The inverse of `encodeChunk`. Throws `ChunkDamaged` (code `chunk.damaged`) for any bytes that it did not write. */
export const decodeChunk = (bytes: Uint8Array): ColumnChunk => decodeRows(bytes, { first: 0, count: MOST_CHUNK_ROWS });

/** The same for some rows of the chunk, as many of them as it has: a page is a small part of it. */
export function decodeRows(bytes: Uint8Array, { first, count }: RowPart): ColumnChunk {
  const reader = new WordReader(bytes);
  const [format, rows] = [reader.word(), reader.word()];
  if (rows > MOST_CHUNK_ROWS) throw new ChunkDamaged('it claims too many rows');
  const from = Math.min(first, rows);
  const chunk = decodeAs(format, reader, rows, { first: from, count: Math.min(count, rows - from) });
  reader.finish();
  return chunk;
}

function decodeAs(format: number, reader: WordReader, rows: number, part: RowPart): ColumnChunk {
  if (format === Format.numbersV1) return { kind: 'numeric', values: decodeNumbers(reader, rows, part) };
  if (format === Format.codesV1) return decodeCodes(reader, rows, part);
  throw new ChunkDamaged(`it is written in format ${format}, which this version does not know`);
}
