/**
 * The usual slips of a hand: a decimal point one or two places off, then another unit of the same scale (grams for
 * kilograms, millimetres for metres).
 */
const FACTORS = [0.1, 10, 0.01, 100, 0.001, 1000];

/** Digits that a double carries whole, so that 7.2 is not 7.200000000000001. */
const DIGITS = 12;

/** What may have been meant by a number that cannot stand, the likeliest first. */
export const slippedNumbers = (typed: number): readonly number[] =>
  FACTORS.map((factor) => Number((typed * factor).toPrecision(DIGITS)));
