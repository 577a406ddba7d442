import type { ColumnChunk } from '../column.ts';
import type { RowHashes } from './first-equal.ts';

/** What a missing cell counts as. */
const MISSING: readonly [number, number] = [0x6d69_7373, 0x1c0d_e5ed];

const words = new Uint32Array(2);
const float = new Float64Array(words.buffer);

export const emptyHashes = (rows: number): RowHashes => ({
  high: new Uint32Array(rows),
  low: new Uint32Array(rows),
});

/**
 * Mixes the cells of the next column into the hashes of their rows. Equal rows get equal hashes when the same columns
 * are mixed in the same order.
 */
export function mixColumn(hashes: readonly RowHashes[], chunk: ColumnChunk, firstRow: number): void {
  const cells = chunk.kind === 'numeric' ? hashNumbers(chunk.values) : hashCodes(chunk.codes, chunk.dictionary);
  for (const { high, low } of hashes) {
    for (let row = 0; row < cells.high.length; row += 1) {
      const place = firstRow + row;
      high[place] = mix(high[place] ?? 0, cells.high[row] ?? 0);
      low[place] = mix(low[place] ?? 0, cells.low[row] ?? 0);
    }
  }
}

/** One round of MurmurHash3 (Appleby 2011). */
function mix(hash: number, cell: number): number {
  const spread = Math.imul(cell, 0xcc9e_2d51);
  const turned = Math.imul((spread << 15) | (spread >>> 17), 0x1b87_3593);
  const joined = hash ^ turned;
  return (Math.imul((joined << 13) | (joined >>> 19), 5) + 0xe654_6b64) >>> 0;
}

function hashNumbers(values: Float64Array): RowHashes {
  const hashes = emptyHashes(values.length);
  for (let row = 0; row < values.length; row += 1) {
    const value = values[row] ?? Number.NaN;
    float[0] = value + 0; // -0 is 0
    const isMissing = value !== value;
    hashes.high[row] = isMissing ? MISSING[0] : finish(words[0] ?? 0, words[1] ?? 0);
    hashes.low[row] = isMissing ? MISSING[1] : finish(words[1] ?? 0, (words[0] ?? 0) ^ 0x5bd1_e995);
  }
  return hashes;
}

function hashCodes(codes: Int32Array, dictionary: readonly string[]): RowHashes {
  const entries = dictionary.map(hashText);
  const hashes = emptyHashes(codes.length);
  for (let row = 0; row < codes.length; row += 1) {
    const [high, low] = entries[codes[row] ?? -1] ?? MISSING;
    hashes.high[row] = high;
    hashes.low[row] = low;
  }
  return hashes;
}

/** Two 32-bit hashes of a text, with the multipliers of cyrb53. */
function hashText(text: string): readonly [number, number] {
  let [a, b] = [0xdead_beef, 0x41c6_ce57];
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    a = Math.imul(a ^ unit, 0x9e37_79b1);
    b = Math.imul(b ^ unit, 0x5f35_6495);
  }
  return [finish(a, b), finish(b, a)];
}

/** The finalizer of MurmurHash3 over both words. */
function finish(a: number, b: number): number {
  let hash = a ^ Math.imul(b, 0x85eb_ca6b);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85eb_ca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2_ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
