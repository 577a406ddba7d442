import type { CodedChunk } from '../column.ts';
import { bitsFor, packBits, packedWords, unpackBits } from './bit-packing.ts';
import { encodeTexts } from './canonical-chunk.ts';
import { ChunkDamaged } from './chunk-damaged.ts';
import type { RowPart, WordReader } from './word-buffer.ts';

/**
 * Codes and their canonical dictionary as words: dictionary entries, bytes of its text, a word with the widths of codes (low byte) and of lengths
 * (second byte) and whether rows are missing (third byte), the bit-packed codes (one more than the code where rows are
 * missing, so that 0 is missing), the bit-packed lengths of the entries, and their UTF-8 padded with zeros.
 */
export function encodeCodes({ codes, dictionary }: CodedChunk): readonly Uint32Array[] {
  const shift = codes.includes(-1) ? 1 : 0;
  const width = bitsFor(Math.max(0, dictionary.length - 1 + shift));
  const { offsets, text } = encodeTexts(dictionary);
  const lengths = Uint32Array.from(dictionary, (_, entry) => (offsets[entry + 1] ?? 0) - (offsets[entry] ?? 0));
  const lengthWidth = bitsFor(lengths.reduce((longest, length) => Math.max(longest, length), 0));
  const head = Uint32Array.of(dictionary.length, text.length, width | (lengthWidth << 8) | (shift << 16));
  const shifted = new Uint32Array(codes.length);
  for (let row = 0; row < shifted.length; row++) shifted[row] = (codes[row] ?? -1) + shift;
  return [head, packBits(shifted, width), packBits(lengths, lengthWidth), textWords(text)];
}

/** The inverse of `encodeCodes` for some of its `rows`, with the whole dictionary. Throws `ChunkDamaged`. */
export function decodeCodes(reader: WordReader, rows: number, { first, count }: RowPart): CodedChunk {
  const [entries, textBytes, widths] = [reader.word(), reader.word(), reader.word()];
  const [width, lengthWidth, shift] = [widths & 0xff, (widths >>> 8) & 0xff, widths >>> 16];
  if (width > 32 || lengthWidth > 32 || shift > 1 || entries > rows)
    throw new ChunkDamaged('its header is not possible');
  const codes = new Int32Array(unpackBits(reader.take(packedWords(rows, width)), first, count, width).buffer);
  for (let row = 0; row < count; row++) {
    const code = (codes[row] ?? 0) - shift;
    if (code < -shift || code >= entries) throw new ChunkDamaged('a code is outside its dictionary');
    codes[row] = code;
  }
  const lengths = unpackBits(reader.take(packedWords(entries, lengthWidth)), 0, entries, lengthWidth);
  const text = new Uint8Array(reader.copy(Math.ceil(textBytes / 4)), 0, textBytes);
  return { kind: 'coded', codes, dictionary: splitTexts(text, lengths) };
}

function textWords(text: Uint8Array): Uint32Array {
  const padded = new Uint8Array(Math.ceil(text.length / 4) * 4);
  padded.set(text);
  return new Uint32Array(padded.buffer);
}

/** `ignoreBOM` keeps a U+FEFF that a value begins with. Plain ASCII is decoded once and cut, which is much faster. */
function splitTexts(bytes: Uint8Array, lengths: Uint32Array): readonly string[] {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  const texts: string[] = [];
  let at = 0;
  try {
    const whole = decoder.decode(bytes);
    for (const length of lengths) {
      const end = at + length;
      texts.push(whole.length === bytes.length ? whole.slice(at, end) : decoder.decode(bytes.subarray(at, end)));
      at = end;
    }
  } catch (cause) {
    if (cause instanceof TypeError) throw new ChunkDamaged('its dictionary is not UTF-8');
    throw cause;
  }
  if (at !== bytes.length) throw new ChunkDamaged('its dictionary has another length than it says');
  return texts;
}
