import type { CodedChunk, ColumnChunk } from '../column.ts';
import { type Validity, validityOf, withoutGaps } from './validity.ts';

/** A chunk made ready to be hashed and encoded, which both need to know the same of it. */
export type CanonicalChunk =
  | { readonly kind: 'numeric'; readonly values: Float64Array; readonly validity: Validity }
  | CodedChunk;

/** Numbers stay as they are; see `canonicalDictionary` for codes. */
export const canonicalChunk = (chunk: ColumnChunk): CanonicalChunk =>
  chunk.kind === 'numeric' ? { ...chunk, validity: validityOf(chunk.values) } : canonicalDictionary(chunk);

const LONE_SURROGATE = /\p{Surrogate}/gu;

/**
 * A chunk's identity is the sha256 of these bytes, whatever it is stored as. Little-endian, each part padded with zeros
 * to 8 bytes as Arrow lays buffers out: four uint32 (1 for numbers or 2 for codes, rows, missing rows, dictionary
 * entries), the validity bitmap where any row is missing, then float64 values or int32 codes with 0 where missing, then
 * for codes the dictionary's int32 offsets and its UTF-8. Dictionaries stand in order of first appearance, without
 * entries that no row uses; -0 is 0. Equal values therefore give equal bytes.
 */
export function canonicalBytes(chunk: ColumnChunk): Uint8Array<ArrayBuffer> {
  const parts = canonicalParts(canonicalChunk(chunk));
  const bytes = new Uint8Array(parts.reduce((total, part) => total + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/** The canonical bytes in pieces, to hash without joining them. They may be views of the chunk's own values. */
export const canonicalParts = (chunk: CanonicalChunk): readonly Uint8Array[] =>
  chunk.kind === 'coded' ? codedParts(chunk) : numericParts(chunk.values, chunk.validity);

function numericParts(values: Float64Array, { missing, bitmap, plain }: Validity): readonly Uint8Array[] {
  const head = Uint32Array.of(1, values.length, missing, 0);
  return padParts([head, ...(missing > 0 ? [bitmap] : []), plain ? values : withoutGaps(values)]);
}

/**
 * The same cells with the dictionary in order of first appearance, each spelling once and none unused. Half of a
 * surrogate pair, which UTF-8 cannot write, becomes U+FFFD.
 */
export function canonicalDictionary(chunk: CodedChunk): CodedChunk {
  const codesByValue = new Map<string, number>();
  const newCodes = new Int32Array(chunk.dictionary.length).fill(-1);
  const codes = new Int32Array(chunk.codes.length);
  for (let row = 0; row < codes.length; row++) {
    const code = chunk.codes[row] ?? -1;
    if (code === -1) codes[row] = -1;
    else {
      const known = newCodes[code] ?? -1;
      codes[row] = known >= 0 ? known : adopt(chunk.dictionary, code, newCodes, codesByValue);
    }
  }
  return { kind: 'coded', codes, dictionary: [...codesByValue.keys()] };
}

function adopt(
  dictionary: readonly string[],
  code: number,
  newCodes: Int32Array,
  codesByValue: Map<string, number>,
): number {
  const written = dictionary[code];
  if (written === undefined) throw new RangeError(`Code ${code} is outside a dictionary of ${dictionary.length}.`);
  const value = written.replace(LONE_SURROGATE, '\uFFFD');
  const newCode = codesByValue.get(value) ?? codesByValue.size;
  codesByValue.set(value, newCode);
  newCodes[code] = newCode;
  return newCode;
}

function codedParts({ codes, dictionary }: CodedChunk): readonly Uint8Array[] {
  const bitmap = new Uint32Array(Math.ceil(codes.length / 32));
  const filled = new Int32Array(codes.length);
  let missing = 0;
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row] ?? -1;
    if (code === -1) missing++;
    else {
      filled[row] = code;
      bitmap[row >>> 5] = (bitmap[row >>> 5] ?? 0) | (1 << (row & 31));
    }
  }
  const { offsets, text } = encodeTexts(dictionary);
  const head = Uint32Array.of(2, codes.length, missing, dictionary.length);
  return padParts([head, ...(missing > 0 ? [bitmap] : []), filled, offsets, text]);
}

/** Texts as one run of UTF-8 with where each begins and, last, where all end. */
export function encodeTexts(texts: readonly string[]): { readonly offsets: Int32Array; readonly text: Uint8Array } {
  const offsets = new Int32Array(texts.length + 1);
  const text = new TextEncoder().encode(texts.join(''));
  let at = 0;
  texts.forEach((entry, index) => {
    at += utf8Length(entry);
    offsets[index + 1] = at;
  });
  return { offsets, text };
}

/** Bytes of a well-formed text in UTF-8; the two halves of a surrogate pair count two each. */
function utf8Length(text: string): number {
  let length = text.length;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit < 0x80) continue;
    length += unit < 0x800 || (unit >= 0xd800 && unit <= 0xdfff) ? 1 : 2;
  }
  return length;
}

function padParts(parts: readonly (Uint8Array | Uint32Array | Int32Array | Float64Array)[]): readonly Uint8Array[] {
  return parts.flatMap((part) => {
    const bytes = new Uint8Array(part.buffer, part.byteOffset, part.byteLength);
    const past = bytes.length % 8;
    return past === 0 ? [bytes] : [bytes, new Uint8Array(8 - past)];
  });
}
