import { type Cell, type Column, type ColumnChunk, isNumericType } from '../../../../shared/column.ts';
import { parseCell } from './parse-cell.ts';

/** Records' cells as a column of them. A value that is of another type than its column, from before the form was changed, is missing. */
export function cellsToChunk(column: Column, cells: readonly Cell[]): ColumnChunk {
  if (isNumericType(column.type)) {
    return {
      kind: 'numeric',
      values: Float64Array.from(cells, (cell) => Number(storedOf(column, cell) ?? Number.NaN)),
    };
  }
  const codes = new Map<string, number>();
  const codeOf = (cell: Cell): number => {
    if (cell === null || cell === '') return -1;
    const value = String(cell);
    const code = codes.get(value) ?? codes.size;
    codes.set(value, code);
    return code;
  };
  return { kind: 'coded', codes: Int32Array.from(cells, codeOf), dictionary: [...codes.keys()] };
}

function storedOf(column: Column, cell: Cell): number | string | null {
  const parsed = parseCell(column, cell === '' ? null : cell);
  return parsed.ok ? parsed.value : null;
}
