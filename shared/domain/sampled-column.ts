/** Some rows of one column: numbers, NaN where missing, or codes of texts, -1 where missing. */
export type SampledColumn =
  | { readonly kind: 'numeric'; readonly values: Float64Array }
  | { readonly kind: 'coded'; readonly codes: Int32Array; readonly texts: readonly string[] };

/** Numbers are cut into so many groups with about as many rows each. */
const GROUPS = 64;

/** Each row's group, for counting: a text's code, a number's rank among `GROUPS`; missing is a group of its own, 0. */
export function groupsOf(column: SampledColumn): Int32Array {
  if (column.kind === 'coded') return column.codes.map((code) => code + 1);
  const present = column.values.filter(Number.isFinite).sort();
  const different = present.filter((value, place) => value !== present[place - 1]);
  const cuts =
    different.length <= 4 * GROUPS
      ? different
      : Float64Array.from(
          { length: GROUPS },
          (_, place) => present[Math.floor((place * present.length) / GROUPS)] ?? 0,
        );
  return Int32Array.from(column.values, (value) => (value === value ? 1 + placeIn(cuts, value) : 0));
}

/** How many of the ascending cuts are not above the value. */
function placeIn(cuts: Float64Array, value: number): number {
  let [low, high] = [0, cuts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((cuts[middle] ?? 0) <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Which class each sampled row has, -1 where it has none, or the number that is to be told. */
export type LabelSample =
  | { readonly kind: 'classes'; readonly codes: Int32Array; readonly classes: readonly string[] }
  | { readonly kind: 'numbers'; readonly values: Float64Array };

/** More classes than these are taken for numbers, or for texts that nobody predicts. */
const MOST_CLASSES = 50;
const MOST_WHOLE_CLASSES = 10;

/** Null where the label is text with too many different values, or nothing at all. */
export function labelOf(column: SampledColumn, isWhole: boolean): LabelSample | null {
  if (column.kind === 'coded') {
    const { codes, texts } = column;
    return texts.length === 0 || texts.length > MOST_CLASSES ? null : { kind: 'classes', codes, classes: texts };
  }
  const { values } = column;
  const different = [...new Set(values)].filter(Number.isFinite);
  if (different.length === 0) return null;
  if (!isWhole || different.length > MOST_WHOLE_CLASSES) return { kind: 'numbers', values };
  const place = new Map(different.map((value, index) => [value, index]));
  const codes = Int32Array.from(values, (value) => place.get(value) ?? -1);
  return { kind: 'classes', codes, classes: different.map(String) };
}
