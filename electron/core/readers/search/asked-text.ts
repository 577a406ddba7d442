import { editDistance } from '../../../../shared/domain/edit-distance.ts';
import { lettersOf, type TextPool } from './text-pool.ts';

/** As many letters as a number has bits; longer ones are compared by the table. */
const MOST_BITS = 32;
const ASCII = 128;

/** A text that was asked for, made ready to be compared with many of a pool. */
export class AskedText {
  readonly text: string;
  readonly #letters: number;
  /** For each letter the places at which the text has it, as bits. */
  readonly #places = new Int32Array(ASCII);
  readonly #otherPlaces = new Map<number, number>();

  constructor(text: string) {
    this.text = text;
    this.#letters = lettersOf(text);
    for (let at = 0; at < Math.min(text.length, MOST_BITS); at += 1) {
      const unit = text.charCodeAt(at);
      if (unit < ASCII) this.#places[unit] = (this.#places[unit] ?? 0) | (1 << at);
      else this.#otherPlaces.set(unit, (this.#otherPlaces.get(unit) ?? 0) | (1 << at));
    }
  }

  /**
   * At least so many slips lie between: a slip changes the length by one, and brings or takes one letter. Costs a few
   * instructions, so that the exact count is made for few.
   */
  leastSlips(pool: TextPool, id: number): number {
    const known = pool.letters(id);
    const byLength = Math.abs(pool.lengthOf(id) - this.text.length);
    return Math.max(byLength, countBits(this.#letters & ~known), countBits(known & ~this.#letters));
  }

  /** How many of its letters a text of the pool lacks, at least. */
  lettersMissingIn(pool: TextPool, id: number): number {
    return countBits(this.#letters & ~pool.letters(id));
  }

  /**
   * Slips between the two, as `editDistance` counts them: a column of its table at a time, one bit a row (Hyyrö 2003, "A
   * bit-vector algorithm for computing Levenshtein and Damerau edit distances").
   */
  slips(pool: TextPool, id: number): number {
    const { length } = this.text;
    if (length === 0) return pool.lengthOf(id);
    if (length > MOST_BITS) return editDistance(this.text, pool.textOf(id));
    const lastRow = 1 << (length - 1);
    let [rising, falling, diagonal, placesBefore, slips] = [-1, 0, 0, 0, length];
    for (let at = 0; at < pool.lengthOf(id); at += 1) {
      const places = this.#placesOf(pool.unitAt(id, at));
      const swapped = ((~diagonal & places) << 1) & placesBefore;
      diagonal = ((((places & rising) + rising) | 0) ^ rising) | places | falling | swapped;
      const risingAcross = falling | ~(diagonal | rising);
      const fallingAcross = diagonal & rising;
      if ((risingAcross & lastRow) !== 0) slips += 1;
      if ((fallingAcross & lastRow) !== 0) slips -= 1;
      const shifted = (risingAcross << 1) | 1;
      rising = (fallingAcross << 1) | ~(diagonal | shifted);
      falling = diagonal & shifted;
      placesBefore = places;
    }
    return slips;
  }

  #placesOf(unit: number): number {
    return (unit < ASCII ? this.#places[unit] : this.#otherPlaces.get(unit)) ?? 0;
  }
}

/** How many bits of 32 are set (Warren, "Hacker's Delight", 2002, 5-1). */
function countBits(bits: number): number {
  const pairs = bits - ((bits >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
