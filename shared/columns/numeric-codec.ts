import { bitsFor, nearestWhole, packBits, packedWords, packScaled, unpackBits } from './bit-packing.ts';
import { ChunkDamaged } from './chunk-damaged.ts';
import { blankMissing, type Validity, withoutGaps } from './validity.ts';
import type { RowPart, WordReader, Words } from './word-buffer.ts';

/** How the numbers of a chunk are written. The numbers are stored: never reuse one. */
const Layout = { scaled: 1, float32: 2, float64: 3 } as const;
const Missing = { none: 0, some: 1, all: 2 } as const;

/** Decimals tried. 10^9 and every scaled number stay exact in a double, so the quotient rounds back to the same double. */
const MOST_DECIMALS = 9;
const LARGEST_EXACT = 2 ** 53 - 1;

/** Every value is a whole number over `10^decimals`; `width` bits hold the distance of any from the smallest. */
type Scaled = { readonly decimals: number; readonly smallest: number; readonly width: number };

/**
 * Numbers as words: a header (layout, missing, decimals, width; one byte each), a bitmap where some are missing, and
 * the smallest exact of: whole numbers over a power of ten as bit-packed distances from the smallest, float32, float64.
 * -0 is written as 0.
 */
export function encodeNumbers(values: Float64Array, { missing, bitmap }: Validity): readonly Words[] {
  if (missing === values.length) return [header(Layout.scaled, Missing.all, 0, 0)];
  const state = missing === 0 ? Missing.none : Missing.some;
  const validity = missing === 0 ? [] : [bitmap];
  const scaled = scaleExactly(values);
  if (scaled !== null && scaled.width <= 32) return writeScaled(values, scaled, state, validity);
  const single = toFloat32Exactly(values);
  if (single !== null) return [header(Layout.float32, state, 0, 0), ...validity, new Uint32Array(single.buffer)];
  if (scaled !== null) return writeScaled(values, scaled, state, validity);
  return [header(Layout.float64, state, 0, 0), ...validity, new Uint32Array(withoutGaps(values).buffer)];
}

/** The inverse of `encodeNumbers` for some of its `rows`; NaN where missing. Throws `ChunkDamaged`. */
export function decodeNumbers(reader: WordReader, rows: number, part: RowPart): Float64Array<ArrayBuffer> {
  const word = reader.word();
  const [layout, missing, decimals, width] = [word & 0xff, (word >>> 8) & 0xff, (word >>> 16) & 0xff, word >>> 24];
  if (missing === Missing.all) return new Float64Array(part.count).fill(Number.NaN);
  const bitmap = missing === Missing.some ? reader.take(Math.ceil(rows / 32)) : null;
  const values = readValues(reader, rows, part, layout, { decimals, width });
  if (bitmap !== null) blankMissing(values, bitmap, part.first);
  return values;
}

function readValues(
  reader: WordReader,
  rows: number,
  { first, count }: RowPart,
  layout: number,
  scaled: Pick<Scaled, 'decimals' | 'width'>,
): Float64Array<ArrayBuffer> {
  if (layout === Layout.scaled) return readScaled(reader, rows, { first, count }, scaled);
  if (layout === Layout.float32) {
    return Float64Array.from(new Float32Array(reader.copy(rows)).subarray(first, first + count));
  }
  if (layout === Layout.float64) return new Float64Array(reader.copy(rows * 2)).slice(first, first + count);
  throw new ChunkDamaged(`it is written in layout ${layout}, which is not known`);
}

const header = (layout: number, missing: number, decimals: number, width: number): Uint32Array =>
  Uint32Array.of((layout | (missing << 8) | (decimals << 16) | (width << 24)) >>> 0);

/** The fewest decimals that are exact for all values; null where none up to `MOST_DECIMALS` is. */
function scaleExactly(values: Float64Array): Scaled | null {
  for (let decimals = 0; decimals <= MOST_DECIMALS; decimals++) {
    const range = rangeOfWholes(values, 10 ** decimals);
    if (range === null) continue;
    const [smallest, largest] = range;
    return largest - smallest > LARGEST_EXACT ? null : { decimals, smallest, width: bitsFor(largest - smallest) };
  }
  return null;
}

/** The range of the values as whole numbers of `1 / scale`, or null at the first that is not exactly one. */
function rangeOfWholes(values: Float64Array, scale: number): readonly [number, number] | null {
  let smallest = Number.POSITIVE_INFINITY;
  let largest = Number.NEGATIVE_INFINITY;
  for (let row = 0; row < values.length; row++) {
    const value = values[row] ?? Number.NaN;
    if (value !== value) continue;
    const whole = nearestWhole(value * scale);
    if (whole / scale !== value) return null;
    if (whole < smallest) smallest = whole;
    if (whole > largest) largest = whole;
  }
  return largest > LARGEST_EXACT || smallest < -LARGEST_EXACT ? null : [smallest, largest];
}

function writeScaled(
  values: Float64Array,
  { decimals, smallest, width }: Scaled,
  missing: number,
  validity: readonly Uint32Array[],
): readonly Words[] {
  const smallestWords = new Uint32Array(Float64Array.of(smallest).buffer);
  const head = [header(Layout.scaled, missing, decimals, width), ...validity, smallestWords];
  const scale = 10 ** decimals;
  if (width <= 32) return [...head, packScaled(values, scale, smallest, width)];
  const high = new Uint32Array(values.length);
  for (let row = 0; row < high.length; row++) {
    high[row] = (nearestWhole((values[row] ?? Number.NaN) * scale) - smallest) / 0x1_0000_0000;
  }
  return [...head, packScaled(values, scale, smallest, 32), packBits(high, width - 32)];
}

function readScaled(
  reader: WordReader,
  rows: number,
  { first, count }: RowPart,
  { decimals, width }: Pick<Scaled, 'decimals' | 'width'>,
): Float64Array<ArrayBuffer> {
  if (decimals > MOST_DECIMALS || width > 53) throw new ChunkDamaged('its header is not possible');
  const smallest = new Float64Array(reader.copy(2))[0] ?? 0;
  const scale = 10 ** decimals;
  const values = new Float64Array(count);
  const low = unpackBits(reader.take(packedWords(rows, Math.min(width, 32))), first, count, Math.min(width, 32));
  if (width <= 32) {
    for (let row = 0; row < count; row++) values[row] = (smallest + (low[row] ?? 0)) / scale;
    return values;
  }
  const high = unpackBits(reader.take(packedWords(rows, width - 32)), first, count, width - 32);
  for (let row = 0; row < count; row++) {
    values[row] = (smallest + (high[row] ?? 0) * 0x1_0000_0000 + (low[row] ?? 0)) / scale;
  }
  return values;
}

function toFloat32Exactly(values: Float64Array): Float32Array<ArrayBuffer> | null {
  const single = new Float32Array(values.length);
  for (let row = 0; row < values.length; row++) {
    const value = values[row] ?? Number.NaN;
    if (value !== value) continue;
    if (Math.fround(value) !== value) return null;
    single[row] = value + 0;
  }
  return single;
}
