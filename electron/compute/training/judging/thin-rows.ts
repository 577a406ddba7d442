import type { HeldOutAnswers } from '../../../../shared/held-out.ts';

/** More rows say little more about a model, and would swell the home with every training. */
const MOST_ROWS = 50_000;

/**
 * The answers to at most 50,000 held-out rows. Which are kept follows from a row's number alone, so that two trainings on
 * one data set keep the same ones and can be compared. `known` are the data's rows in the table, `heldOut` rows of the data.
 */
export function thinRows(known: Int32Array, heldOut: Int32Array, outputs: Float32Array): HeldOutAnswers {
  const width = heldOut.length === 0 ? 0 : outputs.length / heldOut.length;
  const places = Array.from(heldOut, (_, place) => place);
  const numberOf = (place: number): number => known[heldOut[place] as number] as number; // a place of a row of the data
  const kept =
    places.length <= MOST_ROWS
      ? places
      : places.toSorted((a, b) => spread(numberOf(a)) - spread(numberOf(b))).slice(0, MOST_ROWS);
  const some = new Float32Array(kept.length * width);
  kept.forEach((place, at) => some.set(outputs.subarray(place * width, (place + 1) * width), at * width));
  return { rows: Int32Array.from(kept, numberOf), outputs: some };
}

/** The finalizer of MurmurHash3 (Appleby 2011): neighbours land far from each other. */
function spread(row: number): number {
  const mixed = Math.imul(row ^ (row >>> 16), 0x85eb_ca6b);
  const again = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2_ae35);
  return (again ^ (again >>> 16)) >>> 0;
}
