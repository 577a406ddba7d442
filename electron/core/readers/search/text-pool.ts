/**
 * Marks which letters a text holds, in 32 bits. Digits have a bit each, by which codes given in turn are told apart; so
 * have 22 letters; q, v, x, z and all others share those of the letters.
 */
export function lettersOf(text: string): number {
  let letters = 0;
  for (let at = 0; at < text.length; at += 1) letters |= 1 << bitOf(text.charCodeAt(at));
  return letters;
}

const ASCII = 128;
const OWN_BITS = 'abcdefghijklmnoprstuwy0123456789';
const LETTER_BITS = 22;
const bitByUnit = Int32Array.from({ length: ASCII }, (_, unit) => {
  const own = OWN_BITS.indexOf(String.fromCharCode(unit));
  return own < 0 ? unit % LETTER_BITS : own;
});

const bitOf = (unit: number): number => bitByUnit[unit] ?? unit % LETTER_BITS;

/** Texts numbered from 0, kept as UTF-16 in one array: some bytes each where a string and its array entry take 50. */
export class TextPool {
  #units = new Uint16Array(1024);
  /** Where each text begins; one more entry says where the last one ends. */
  #starts = new Int32Array(256);
  #letters = new Int32Array(256);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** Answers the number of the text. */
  add(text: string): number {
    const id = this.#size;
    const start = this.#starts[id] ?? 0;
    this.#units = withRoomFor(this.#units, start + text.length);
    this.#starts = withRoomFor(this.#starts, id + 2);
    this.#letters = withRoomFor(this.#letters, id + 1);
    for (let at = 0; at < text.length; at += 1) this.#units[start + at] = text.charCodeAt(at);
    this.#starts[id + 1] = start + text.length;
    this.#letters[id] = lettersOf(text);
    this.#size += 1;
    return id;
  }

  lengthOf(id: number): number {
    return (this.#starts[id + 1] ?? 0) - (this.#starts[id] ?? 0);
  }

  /** The UTF-16 unit at a place of a text. */
  unitAt(id: number, place: number): number {
    return this.#units[(this.#starts[id] ?? 0) + place] ?? 0;
  }

  /** See `lettersOf`. */
  letters(id: number): number {
    return this.#letters[id] ?? 0;
  }

  begins(id: number, text: string): boolean {
    if (this.lengthOf(id) < text.length) return false;
    for (let at = 0; at < text.length; at += 1) {
      if (this.unitAt(id, at) !== text.charCodeAt(at)) return false;
    }
    return true;
  }

  equals(id: number, text: string): boolean {
    return this.lengthOf(id) === text.length && this.begins(id, text);
  }

  textOf(id: number): string {
    return String.fromCharCode(...this.#units.subarray(this.#starts[id], this.#starts[id + 1]));
  }
}

type Numbers = Int32Array | Uint16Array | Uint8Array | Float32Array | Float64Array;

/** The same array while it is long enough, else a copy at least twice as long, filled up with zeros. */
export function withRoomFor<T extends Numbers>(numbers: T, length: number): T {
  if (length <= numbers.length) return numbers;
  const larger = new (numbers.constructor as new (length: number) => T)(Math.max(length, numbers.length * 2)); // its own class
  larger.set(numbers);
  return larger;
}
