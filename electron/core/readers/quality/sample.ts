import type { ColumnChunk } from '../../../../shared/column.ts';

/** Rows that a search for leakage looks at, at most, evenly spread: an area under the curve is right to 0.005 then. */
const MOST_SAMPLED = 100_000;

/** Every how many rows one is looked at. */
export const strideOf = (rows: number): number => Math.max(1, Math.ceil(rows / MOST_SAMPLED));

/** Some rows of one column: numbers, NaN where missing, or codes of texts, -1 where missing. */
export type SampledColumn =
  | { readonly kind: 'numeric'; readonly values: Float64Array }
  | { readonly kind: 'coded'; readonly codes: Int32Array; readonly texts: readonly string[] };

export type ColumnSampler = {
  readonly add: (chunk: ColumnChunk, firstRow: number) => void;
  readonly finish: () => SampledColumn;
};

/** Takes every `stride`-th row of a column that comes chunk by chunk, under one dictionary. */
export function createSampler(rows: number, stride: number): ColumnSampler {
  const size = Math.ceil(rows / stride);
  const values = new Float64Array(size).fill(Number.NaN);
  const codes = new Int32Array(size).fill(-1);
  const known = new Map<string, number>();
  let isCoded = false;
  const codeOf = (text: string): number => {
    const code = known.get(text) ?? known.size;
    if (code === known.size) known.set(text, code);
    return code;
  };
  return {
    add: (chunk, firstRow) => {
      isCoded = chunk.kind === 'coded';
      const length = chunk.kind === 'numeric' ? chunk.values.length : chunk.codes.length;
      for (let row = (stride - (firstRow % stride)) % stride; row < length; row += stride) {
        const place = (firstRow + row) / stride;
        if (chunk.kind === 'numeric') values[place] = chunk.values[row] ?? Number.NaN;
        else {
          const text = chunk.dictionary[chunk.codes[row] ?? -1];
          codes[place] = text === undefined ? -1 : codeOf(text);
        }
      }
    },
    finish: () => (isCoded ? { kind: 'coded', codes, texts: [...known.keys()] } : { kind: 'numeric', values }),
  };
}

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
