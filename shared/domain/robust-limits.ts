export type RobustLimits = { readonly median: number; readonly low: number; readonly high: number };

/** Modified z-scores above 3.5 are taken for outliers (Iglewicz and Hoaglin 1993); 0.6745 makes the MAD a standard deviation. */
const LIMIT = 3.5 / 0.6745;

/**
 * The median ± 3.5 robust standard deviations, each the median absolute deviation (MAD) over 0.6745. `values` are finite
 * and are put in another order. Null where there are none, and where more than half of them are equal: the MAD is 0
 * then and tells nothing of the others.
 */
export function robustLimits(values: Float64Array): RobustLimits | null {
  if (values.length === 0) return null;
  const median = medianOf(values);
  const deviations = values.map((value) => Math.abs(value - median));
  const spread = medianOf(deviations);
  if (spread === 0) return null;
  return { median, low: median - LIMIT * spread, high: median + LIMIT * spread };
}

/** The middle value, or the mean of the two in the middle. `values` are put in another order; NaN where there are none. */
export function medianOf(values: Float64Array): number {
  const middle = values.length >> 1;
  const upper = selectPlace(values, middle);
  if (values.length % 2 === 1 || values.length === 0) return upper;
  let lower = -Infinity;
  for (let index = 0; index < middle; index += 1) lower = Math.max(lower, values[index] ?? lower);
  return (lower + upper) / 2;
}

/** Hoare's FIND (1961) with the median of three as pivot: afterwards nothing before `place` is larger. */
function selectPlace(values: Float64Array, place: number): number {
  let [left, right] = [0, values.length - 1];
  while (left < right) {
    const pivot = middleOfThree(at(values, left), at(values, (left + right) >> 1), at(values, right));
    let [low, high] = [left, right];
    while (low <= high) {
      while (at(values, low) < pivot) low += 1;
      while (at(values, high) > pivot) high -= 1;
      if (low > high) break;
      const swapped = at(values, low);
      values[low] = at(values, high);
      values[high] = swapped;
      low += 1;
      high -= 1;
    }
    if (place <= high) right = high;
    else if (place >= low) left = low;
    else break;
  }
  return at(values, place);
}

const middleOfThree = (a: number, b: number, c: number): number =>
  Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));

/** In bounds by the callers' loops; NaN past the end of an empty array. */
const at = (values: Float64Array, index: number): number => values[index] ?? Number.NaN;
