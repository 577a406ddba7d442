import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ColumnChunk } from '../../../shared/column.ts';
import { canonicalBytes } from '../../../shared/columns/canonical-chunk.ts';
import { decodeChunk, decodeRows, encodeChunk } from '../../../shared/columns/chunk-codec.ts';
import { ChunkDamaged } from '../../../shared/columns/chunk-damaged.ts';
import { joinWords } from '../../../shared/columns/word-buffer.ts';

const numbers = (values: readonly number[]): ColumnChunk => ({ kind: 'numeric', values: Float64Array.from(values) });

/** Codes over a dictionary that may repeat spellings, leave some unused, and hold any UTF-16 at all. */
const coded: fc.Arbitrary<ColumnChunk> = fc
  .array(fc.string({ unit: 'binary', maxLength: 12 }), { maxLength: 40 })
  .chain((dictionary) =>
    fc
      .array(fc.integer({ min: -1, max: dictionary.length - 1 }), { maxLength: 300 })
      .map((codes): ColumnChunk => ({ kind: 'coded', codes: Int32Array.from(codes), dictionary })),
  );

const decimal = fc.tuple(fc.integer({ min: -9_999_999, max: 9_999_999 }), fc.integer({ min: 0, max: 4 }));
const numeric: fc.Arbitrary<ColumnChunk> = fc
  .oneof(
    fc.array(fc.double(), { maxLength: 200 }),
    fc.array(fc.float({ noNaN: true }), { maxLength: 200 }),
    fc.array(fc.oneof(fc.maxSafeInteger(), fc.constant(Number.NaN)), { maxLength: 200 }),
    fc.array(
      fc.oneof(
        decimal.map(([whole, digits]) => whole / 10 ** digits),
        fc.constant(Number.NaN),
      ),
      { maxLength: 200 },
    ),
  )
  .map(numbers);

const cellsOf = (chunk: ColumnChunk): readonly (string | number | null)[] =>
  chunk.kind === 'numeric'
    ? [...chunk.values].map((value) => (Number.isNaN(value) ? null : value + 0))
    : [...chunk.codes].map((code) => (code === -1 ? null : chunk.dictionary[code]!));

describe('a chunk that was encoded', () => {
  test('holds the same cells after decoding, whatever they are', () => {
    fc.assert(
      fc.property(fc.oneof(numeric, coded), (chunk) => {
        expect(cellsOf(decodeChunk(encodeChunk(chunk)))).toEqual(cellsOf(chunk));
      }),
      { numRuns: 500 },
    );
  });

  test('gives any of its rows alone', () => {
    fc.assert(
      fc.property(fc.oneof(numeric, coded), fc.nat(220), fc.nat(220), (chunk, first, count) => {
        const some = cellsOf(decodeRows(encodeChunk(chunk), { first, count }));
        expect(some).toEqual(cellsOf(chunk).slice(first, first + count));
      }),
      { numRuns: 500 },
    );
  });

  test('has the canonical bytes of what was encoded', () => {
    fc.assert(
      fc.property(fc.oneof(numeric, coded), (chunk) => {
        expect(canonicalBytes(decodeChunk(encodeChunk(chunk)))).toEqual(canonicalBytes(chunk));
      }),
      { numRuns: 500 },
    );
  });

  test('reads from any offset of a larger buffer', () => {
    const bytes = encodeChunk(numbers([1.5, Number.NaN, 1e300]));
    const shifted = new Uint8Array(bytes.length + 3);
    shifted.set(bytes, 3);

    expect(decodeChunk(shifted.subarray(3))).toEqual(numbers([1.5, Number.NaN, 1e300]));
  });

  test.each([
    ['no rows', numbers([])],
    ['only missing numbers', numbers([Number.NaN, Number.NaN])],
    ['infinities', numbers([Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0])],
    ['the largest whole numbers', numbers([Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER, 0])],
    ['decimals over a range of more than 32 bits', numbers([0.0001, 123_456_789.0123, -7])],
    ['the smallest double', numbers([Number.MIN_VALUE, Number.MAX_VALUE])],
    ['an empty dictionary', { kind: 'coded', codes: Int32Array.of(-1, -1), dictionary: [] }],
    ['an empty text', { kind: 'coded', codes: Int32Array.of(0, -1), dictionary: [''] }],
    ['a text that begins with a byte order mark', { kind: 'coded', codes: Int32Array.of(0), dictionary: ['\uFEFFid'] }],
    ['text beyond the basic plane', { kind: 'coded', codes: Int32Array.of(0, 1), dictionary: ['𝒻ield', 'قرية'] }],
  ] satisfies readonly (readonly [string, ColumnChunk])[])('keeps %s', (_, chunk) => {
    expect(decodeChunk(encodeChunk(chunk))).toEqual(chunk);
  });

  test('reads -0 as 0, so that equal values have one digest', () => {
    expect(Object.is(valueAt(decodeChunk(encodeChunk(numbers([-0, 1.25e-7]))), 0), 0)).toBe(true);
    expect(Object.is(valueAt(decodeChunk(encodeChunk(numbers([-0, 2]))), 0), 0)).toBe(true);
    expect(canonicalBytes(numbers([-0]))).toEqual(canonicalBytes(numbers([0])));
  });

  test('takes ten bits a value for weights with one decimal up to 99.9', () => {
    const weights = Float64Array.from({ length: 32_768 }, (_, row) => (row % 1_000) / 10);

    expect(encodeChunk({ kind: 'numeric', values: weights }).length).toBeLessThan((32_768 * 10) / 8 + 64);
  });
});

describe('the dictionary', () => {
  test('stands in order of first appearance, each spelling once, so that codes do not decide the digest', () => {
    const one: ColumnChunk = {
      kind: 'coded',
      codes: Int32Array.of(2, 0, 1, -1),
      dictionary: ['b', 'a', 'a', 'unused'],
    };
    const other: ColumnChunk = { kind: 'coded', codes: Int32Array.of(0, 1, 0, -1), dictionary: ['a', 'b'] };

    expect(canonicalBytes(one)).toEqual(canonicalBytes(other));
    expect(decodeChunk(encodeChunk(one))).toEqual(other);
  });

  test('writes half of a surrogate pair as U+FFFD once, so that verifying finds the digest again', () => {
    const halves: ColumnChunk = { kind: 'coded', codes: Int32Array.of(0, 1), dictionary: ['\uD800', '\uDC00'] };

    expect(decodeChunk(encodeChunk(halves))).toEqual({
      kind: 'coded',
      codes: Int32Array.of(0, 0),
      dictionary: ['\uFFFD'],
    });
    expect(canonicalBytes(decodeChunk(encodeChunk(halves)))).toEqual(canonicalBytes(halves));
  });
});

describe('canonical bytes', () => {
  test('are Arrow’s buffers: header, validity, values', () => {
    const bytes = canonicalBytes(numbers([1, Number.NaN]));

    expect([...new Uint32Array(bytes.buffer, 0, 4)]).toEqual([1, 2, 1, 0]);
    expect([...bytes.subarray(16, 24)]).toEqual([0b01, 0, 0, 0, 0, 0, 0, 0]);
    expect([...new Float64Array(bytes.buffer, 24)]).toEqual([1, 0]);
  });

  test('are Arrow’s buffers: header, validity, codes, offsets, text', () => {
    const bytes = canonicalBytes({ kind: 'coded', codes: Int32Array.of(0, 1, -1), dictionary: ['né', 'x'] });

    expect([...new Uint32Array(bytes.buffer, 0, 4)]).toEqual([2, 3, 1, 2]);
    expect(bytes[16]).toBe(0b011);
    expect([...new Int32Array(bytes.buffer, 24, 4)]).toEqual([0, 1, 0, 0]);
    expect([...new Int32Array(bytes.buffer, 40, 4)]).toEqual([0, 3, 4, 0]);
    expect(new TextDecoder().decode(bytes.subarray(56, 60))).toBe('néx');
  });
});

describe('damaged bytes', () => {
  test('are refused when any one bit is flipped', () => {
    for (const chunk of [
      numbers([1, Number.NaN, 2.5]),
      { kind: 'coded', codes: Int32Array.of(0, -1, 1), dictionary: ['a', 'é'] } as const,
    ]) {
      const bytes = encodeChunk(chunk);
      for (let bit = 0; bit < bytes.length * 8; bit++) {
        const flipped = Uint8Array.from(bytes);
        flipped[bit >> 3]! ^= 1 << (bit & 7);
        expect(() => decodeChunk(flipped), `bit ${bit}`).toThrow(ChunkDamaged);
      }
    }
  });

  test('are refused at every length but the right one', () => {
    const bytes = encodeChunk({ kind: 'coded', codes: Int32Array.of(0, 1, 2), dictionary: ['one', 'two', 'three'] });
    for (let length = 0; length < bytes.length; length++) {
      expect(() => decodeChunk(bytes.subarray(0, length)), `length ${length}`).toThrow(ChunkDamaged);
    }
  });

  test('never read as anything else, whatever they are, even with a checksum that holds', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.nat(), fc.nat({ max: 40 })), { maxLength: 30 }),
        fc.constantFrom(0x11, 0x12),
        (words, format) => {
          try {
            decodeChunk(sealed([format, ...words]));
          } catch (error) {
            expect(error).toBeInstanceOf(ChunkDamaged);
          }
        },
      ),
      { numRuns: 1_000 },
    );
  });
});

function valueAt(chunk: ColumnChunk, row: number): number | undefined {
  return chunk.kind === 'numeric' ? chunk.values[row] : chunk.codes[row];
}

/** Words with a valid checksum behind them, as someone who knows the format could forge. */
function sealed(words: readonly number[]): Uint8Array {
  return joinWords([Uint32Array.from(words)]);
}
