import type { CodedChunk, ColumnChunk, NumericChunk } from '../../../../shared/column.ts';

/** 96 bits a row in three lanes. Two rows that differ are taken for equal once in 2^96 comparisons. */
export type RowHashes = {
  readonly lanes: readonly [Uint32Array, Uint32Array, Uint32Array];
  /** 1 where any of the columns has no value. */
  readonly missing: Uint8Array;
};

const SEEDS = [0x9e37_79b9, 0x7f4a_7c15, 0x1656_67b1] as const;
const FACTORS = [0x85eb_ca6b, 0xc2b2_ae35, 0x27d4_eb2f] as const;
/** Stands for a missing cell; no text begins so and no number has these bits. */
const MISSING_WORD = 0xffff_fffe;

/** A step of a lane: a bijection of the state for each word (constants of MurmurHash3 and xxHash). */
function mix(state: number, word: number, factor: number): number {
  const mixed = Math.imul(state ^ word, factor);
  return mixed ^ (mixed >>> 15);
}

/** Hashes the cells of some columns row by row, in the order of the columns. Equal cells give equal hashes in any version. */
export function hashRows(chunks: readonly ColumnChunk[], rows: number): RowHashes {
  const lane = (seed: number): Uint32Array => new Uint32Array(rows).fill(seed);
  const hashes: RowHashes = {
    lanes: [lane(SEEDS[0]), lane(SEEDS[1]), lane(SEEDS[2])],
    missing: new Uint8Array(rows),
  };
  for (const chunk of chunks) {
    if (chunk.kind === 'numeric') addNumbers(hashes, chunk);
    else addCodes(hashes, chunk);
  }
  return hashes;
}

function addNumbers({ lanes, missing }: RowHashes, { values }: NumericChunk): void {
  const own = values.byteOffset % 8 === 0 ? values : values.slice();
  const words = new Uint32Array(own.buffer, own.byteOffset, own.length * 2);
  lanes.forEach((lane, place) => {
    const factor = FACTORS[place] ?? 1;
    for (let row = 0; row < lane.length; row++) {
      const value = own[row] ?? Number.NaN;
      const isMissing = value !== value;
      if (isMissing) missing[row] = 1;
      const low = isMissing ? MISSING_WORD : (words[row * 2] ?? 0);
      const high = isMissing ? MISSING_WORD : (words[row * 2 + 1] ?? 0);
      lane[row] = mix(mix(lane[row] ?? 0, low, factor), high, factor);
    }
  });
}

function addCodes({ lanes, missing }: RowHashes, { codes, dictionary }: CodedChunk): void {
  lanes.forEach((lane, place) => {
    const factor = FACTORS[place] ?? 1;
    const ofEntries = Uint32Array.from(dictionary, (text) => hashText(text, SEEDS[place] ?? 0, factor));
    for (let row = 0; row < lane.length; row++) {
      const code = codes[row] ?? -1;
      if (code === -1) missing[row] = 1;
      lane[row] = mix(lane[row] ?? 0, code === -1 ? MISSING_WORD : (ofEntries[code] ?? 0), factor);
    }
  });
}

function hashText(text: string, seed: number, factor: number): number {
  let state = mix(seed, text.length, factor);
  for (let at = 0; at < text.length; at++) state = mix(state, text.charCodeAt(at), factor);
  return state >>> 0;
}

/**
 * One number a cell, equal for equal cells of any version and NaN where missing: numbers stand for themselves, texts for
 * 53 bits of their hash (two that differ are taken for equal once in 2^53 comparisons).
 */
export function fingerprintsOf(chunk: ColumnChunk): Float64Array {
  if (chunk.kind === 'numeric') return chunk.values;
  const ofEntries = Float64Array.from(chunk.dictionary, fingerprintOfText);
  return Float64Array.from(chunk.codes, (code) => ofEntries[code] ?? Number.NaN);
}

const fingerprintOfText = (text: string): number =>
  hashText(text, SEEDS[0], FACTORS[0]) * 0x20_0000 + (hashText(text, SEEDS[1], FACTORS[1]) >>> 11);
