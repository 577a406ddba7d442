/** Bits of a key in one pass: three passes make 33. */
const DIGIT_BITS = 11;
const DIGITS = 1 << DIGIT_BITS;
const SIGN = 0x8000_0000;

/**
 * A new array of the numbers ascending (float32, no NaN; -0 counts as 0 and comes as 0). A radix sort of the bit
 * patterns, least digit first, several times as fast as the built-in sort.
 */
export function sortNumbers(values: Float32Array): Float32Array {
  let keys = keysOf(values);
  let other = new Uint32Array(keys.length);
  for (let shift = 0; shift < 32; shift += DIGIT_BITS) {
    const places = startsOf(keys, shift);
    for (let index = 0; index < keys.length; index += 1) {
      const key = keys[index] as number; // in range, here and below
      const digit = (key >>> shift) & (DIGITS - 1);
      const place = places[digit] as number;
      other[place] = key;
      places[digit] = place + 1;
    }
    [keys, other] = [other, keys];
  }
  for (let index = 0; index < keys.length; index += 1) {
    const key = keys[index] as number;
    keys[index] = key >= SIGN ? key ^ SIGN : ~key;
  }
  return new Float32Array(keys.buffer);
}

/** Bit patterns in the order of the numbers: the sign bit turned round, and below zero all others too. */
function keysOf(values: Float32Array): Uint32Array<ArrayBuffer> {
  const numbers = new Float32Array(values.length);
  for (let index = 0; index < values.length; index += 1) numbers[index] = (values[index] as number) + 0; // -0 is 0
  const keys = new Uint32Array(numbers.buffer);
  for (let index = 0; index < keys.length; index += 1) {
    const bits = keys[index] as number;
    keys[index] = bits >= SIGN ? ~bits : bits ^ SIGN;
  }
  return keys;
}

/** Where the keys of each digit begin. */
function startsOf(keys: Uint32Array, shift: number): Uint32Array {
  const places = new Uint32Array(DIGITS);
  for (let index = 0; index < keys.length; index += 1) {
    const digit = ((keys[index] as number) >>> shift) & (DIGITS - 1);
    places[digit] = (places[digit] as number) + 1;
  }
  let start = 0;
  for (let digit = 0; digit < DIGITS; digit += 1) {
    const count = places[digit] as number;
    places[digit] = start;
    start += count;
  }
  return places;
}
