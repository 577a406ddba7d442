import type { ColumnChunk } from '../../../../shared/column.ts';

export type Learner = { readonly add: (chunk: ColumnChunk) => void; readonly finish: () => number | string | null };

/** Learns what a fill writes from the present cells of a column; null where there is none. */
export function createLearner(how: 'mean' | 'median' | 'mostFrequent', mostRows: number): Learner {
  if (how === 'mean') return learnMean();
  const numbers = createNumberList(mostRows);
  const texts = new Map<string, number>();
  return {
    add: (chunk) => {
      if (chunk.kind === 'numeric') numbers.add(chunk.values);
      else countTexts(texts, chunk);
    },
    finish: () => {
      if (texts.size > 0) return mostFrequentText(texts);
      return how === 'median' ? medianOf(numbers.sorted()) : mostFrequentNumber(numbers.sorted());
    },
  };
}

/** The running sum keeps what each addition loses (Neumaier 1974), so that the order of size does not matter. */
function learnMean(): Learner {
  let [n, sum, lost] = [0, 0, 0];
  const add = (value: number): void => {
    const next = sum + value;
    lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
    sum = next;
    n += 1;
  };
  return {
    add: (chunk) => {
      if (chunk.kind === 'numeric') for (const value of chunk.values) if (Number.isFinite(value)) add(value);
    },
    finish: () => (n === 0 ? null : (sum + lost) / n),
  };
}

/** Eight bytes a row, however many columns the table has. */
function createNumberList(mostRows: number) {
  const list = new Float64Array(mostRows);
  let length = 0;
  return {
    add: (values: Float64Array): void => {
      for (const value of values) if (Number.isFinite(value)) list[length++] = value;
    },
    sorted: (): Float64Array => list.subarray(0, length).sort(),
  };
}

/** The mean of the two middle ones where there are two. */
function medianOf(sorted: Float64Array): number | null {
  const upper = sorted[sorted.length >> 1];
  if (upper === undefined) return null;
  const lower = sorted[(sorted.length - 1) >> 1] ?? upper;
  return lower + (upper - lower) / 2;
}

/** Of several that are equally frequent the smallest. */
function mostFrequentNumber(sorted: Float64Array): number | null {
  let [best, longest, run] = [null as number | null, 0, 0];
  for (let place = 0; place < sorted.length; place++) {
    const value = sorted[place] ?? Number.NaN;
    run = value === sorted[place - 1] ? run + 1 : 1;
    if (run > longest) [best, longest] = [value, run];
  }
  return best;
}

function countTexts(counts: Map<string, number>, { codes, dictionary }: ColumnChunk & { kind: 'coded' }): void {
  const ofEntries = new Uint32Array(dictionary.length);
  for (const code of codes) if (code >= 0) ofEntries[code] = (ofEntries[code] ?? 0) + 1;
  dictionary.forEach((text, code) => {
    const count = ofEntries[code] ?? 0;
    if (count > 0) counts.set(text, (counts.get(text) ?? 0) + count);
  });
}

/** Of several that are equally frequent the one whose code units come first, whatever the rows' order. */
function mostFrequentText(counts: ReadonlyMap<string, number>): string | null {
  let [best, most] = [null as string | null, 0];
  for (const [text, count] of counts) {
    if (count > most || (count === most && best !== null && text < best)) [best, most] = [text, count];
  }
  return best;
}
