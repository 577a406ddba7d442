import type { ColumnChunk } from '../../../../shared/column.ts';
import type { SampledColumn } from '../../../../shared/domain/sampled-column.ts';

/** Rows that a search for leakage looks at, at most, evenly spread: an area under the curve is right to 0.005 then. */
const MOST_SAMPLED = 100_000;

/** Every how many rows one is looked at. */
export const strideOf = (rows: number): number => Math.max(1, Math.ceil(rows / MOST_SAMPLED));

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
