import type { Column, ColumnChunk } from '../../../../shared/column.ts';
import { cellAt } from '../../../../shared/columns/cells.ts';
import { type Evidence, MOST_EVIDENCE } from '../../../../shared/quality.ts';

/** Values outside of what a column's description allows; `values` are the first different ones of a category. */
export type Misfits = { readonly count: number; readonly evidence: Evidence[]; readonly values: string[] };

export type LimitCheck = {
  readonly add: (chunk: ColumnChunk, firstRow: number) => void;
  readonly finish: () => Misfits;
};

export const hasLimits = ({ min, max, categories }: Column): boolean =>
  min !== undefined || max !== undefined || categories !== undefined;

/** Counts the present values of a column that are outside its range or are none of its categories. */
export function createLimitCheck(column: Column): LimitCheck {
  const evidence: Evidence[] = [];
  const values = new Set<string>();
  const { type, categories, min = -Infinity, max = Infinity } = column;
  const allowed = categories === undefined ? null : new Set(categories);
  let count = 0;
  const name = (chunk: ColumnChunk, row: number, firstRow: number): void => {
    count += 1;
    if (evidence.length < MOST_EVIDENCE) evidence.push({ row: firstRow + row + 1, value: cellAt(chunk, type, row) });
  };
  return {
    add: (chunk, firstRow) => {
      if (chunk.kind === 'numeric') {
        for (let row = 0; row < chunk.values.length; row += 1) {
          const value = chunk.values[row] ?? Number.NaN;
          if (value < min || value > max) name(chunk, row, firstRow);
        }
      } else if (allowed !== null) {
        const isStrange = chunk.dictionary.map((entry) => !allowed.has(entry));
        for (let row = 0; row < chunk.codes.length; row += 1) {
          const code = chunk.codes[row] ?? -1;
          if (isStrange[code] !== true) continue;
          name(chunk, row, firstRow);
          if (values.size < MOST_EVIDENCE) values.add(chunk.dictionary[code] ?? '');
        }
      }
    },
    finish: () => ({ count, evidence, values: [...values] }),
  };
}
