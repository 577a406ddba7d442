import type { ColumnChunk } from '../../../../shared/column.ts';
import type { TrainingWarning } from '../../../../shared/evaluation.ts';
import type { FeatureColumn } from '../training-data.ts';

/** Columns that teach nothing, and numbers that are no measurement. */
export const warnOfColumns = (features: readonly FeatureColumn[]): TrainingWarning[] =>
  features.flatMap(({ column: { name }, chunk }) => {
    const fault = faultOf(chunk);
    return fault === null ? [] : [{ column: name, ...describe(name, fault) }];
  });

type Fault = { readonly kind: 'empty' | 'constant' } | { readonly kind: 'infinite'; readonly rows: number };

function faultOf(chunk: ColumnChunk): Fault | null {
  if (chunk.kind === 'numeric') {
    const rows = chunk.values.reduce((sum, value) => sum + Number(Math.abs(value) === Infinity), 0);
    if (rows > 0) return { kind: 'infinite', rows };
  }
  const cells: Float64Array | Int32Array = chunk.kind === 'numeric' ? chunk.values : chunk.codes;
  if (cells.some((cell) => !Object.is(cell, cells[0]))) return null;
  const [first = Number.NaN] = cells;
  return { kind: Number.isNaN(first) || (chunk.kind === 'coded' && first < 0) ? 'empty' : 'constant' };
}

function describe(name: string, fault: Fault): Pick<TrainingWarning, 'code' | 'message' | 'hint'> {
  switch (fault.kind) {
    case 'empty':
      return {
        code: 'train.emptyColumn',
        message: `"${name}" has no value in any row: nothing was learned from it.`,
        hint: 'Leave it out, or find out why it is not filled in.',
      };
    case 'constant':
      return {
        code: 'train.constantColumn',
        message: `"${name}" has the same value in every row: nothing was learned from it.`,
        hint: 'Leave it out, so that nobody fills it in for the model.',
      };
    case 'infinite':
      return {
        code: 'train.infiniteNumbers',
        message: `"${name}" is infinite in ${fault.rows} rows.`,
        hint: 'They count as larger or smaller than any number. Set them to missing where they were divisions by zero.',
      };
  }
}
