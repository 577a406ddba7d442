import { CARRIAGE_RETURN, DIGIT_ZERO, LINE_FEED, MINUS } from './bytes.ts';

const PLAIN = /^-?(?:(?:0|[1-9]\d*)(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/;
const TOLD = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/;
const WHOLE = /^[+-]?\d+$/;

const POWERS_OF_TEN = Float64Array.from({ length: 16 }, (_, exponent) => 10 ** exponent);
/** So many digits are below 2^53; both they and the power of ten are exact, so one division rounds correctly (Clinger 1990). */
const MOST_DIGITS = 15;

export type NumberSpelling = {
  readonly decimal: '.' | ',';
  /** A person said that the column holds numbers: leading zeros and plus signs are then part of a number. */
  readonly told: boolean;
};

/**
 * A number as written, or NaN where the text is none. Untold, what would lose digits stays text: leading zeros, a plus
 * sign, whole numbers beyond 2^53. Grouped thousands and infinities are never numbers.
 */
export function parseNumber(text: string, { decimal, told }: NumberSpelling): number {
  const trimmed = text.trim();
  if (decimal === ',' && trimmed.includes('.')) return Number.NaN;
  const pointed = decimal === ',' ? trimmed.replace(',', '.') : trimmed;
  if (!(told ? TOLD : PLAIN).test(pointed)) return Number.NaN;
  const value = Number(pointed);
  if (!Number.isFinite(value)) return Number.NaN;
  if (!told && Math.abs(value) > Number.MAX_SAFE_INTEGER && WHOLE.test(pointed)) return Number.NaN;
  return value + 0;
}

/** So many digits always fit a 32-bit integer, whose arithmetic is faster than a double's. */
const MOST_SHORT_DIGITS = 9;

/**
 * Reads a plainly written number that begins at `from` into `values[row]` and returns where its field ends, or -1 where
 * it is anything else (missing, quoted, exponent, leading zero, over 15 digits) and takes the general way.
 * `bytes` must hold a byte that ends every field somewhere behind `from`.
 */
export function readPlainNumber(
  bytes: Uint8Array,
  from: number,
  delimiter: number,
  decimal: number,
  values: Float64Array,
  row: number,
): number {
  let at = from;
  let byte = bytes[at] ?? 0;
  const negative = byte === MINUS;
  if (negative) byte = bytes[++at] ?? 0;
  const first = at;
  let digits = 0;
  for (; byte >= DIGIT_ZERO && byte <= 57; byte = bytes[++at] ?? 0)
    digits = (Math.imul(digits, 10) + byte - DIGIT_ZERO) | 0;
  if (at === first || (bytes[first] === DIGIT_ZERO && at - first > 1)) return -1;
  let decimals = 0;
  if (byte === decimal) {
    const point = at;
    byte = bytes[++at] ?? 0;
    for (; byte >= DIGIT_ZERO && byte <= 57; byte = bytes[++at] ?? 0)
      digits = (Math.imul(digits, 10) + byte - DIGIT_ZERO) | 0;
    decimals = at - point - 1;
  }
  if ((byte !== delimiter && byte !== LINE_FEED && byte !== CARRIAGE_RETURN) || at - first > MOST_DIGITS) return -1;
  const whole = at - first > MOST_SHORT_DIGITS ? readDigits(bytes, first, at) : digits;
  const value = decimals === 0 ? whole : whole / (POWERS_OF_TEN[decimals] ?? 1);
  values[row] = negative ? 0 - value : value;
  return at;
}

/** The digits from `first` to `end` as one whole number, without the decimal mark among them. */
function readDigits(bytes: Uint8Array, first: number, end: number): number {
  let digits = 0;
  for (let at = first; at < end; at++) {
    const digit = (bytes[at] ?? 0) - DIGIT_ZERO;
    if (digit >= 0 && digit <= 9) digits = digits * 10 + digit;
  }
  return digits;
}
