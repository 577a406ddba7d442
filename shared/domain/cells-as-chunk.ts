import type { Cell, ColumnChunk } from '../column.ts';

/** Cells as a column holds them: numbers where all that are there are numbers, else categories. Null is missing. */
export function cellsAsChunk(cells: readonly Cell[]): ColumnChunk {
  const isMissing = (cell: Cell): boolean => cell === null || cell === '';
  if (cells.every((cell) => isMissing(cell) || typeof cell === 'number')) {
    return {
      kind: 'numeric',
      values: Float64Array.from(cells, (cell) => (isMissing(cell) ? Number.NaN : Number(cell))),
    };
  }
  const codes = new Map<string, number>();
  const coded = Int32Array.from(cells, (cell) => {
    if (isMissing(cell)) return -1;
    const code = codes.get(String(cell)) ?? codes.size;
    codes.set(String(cell), code);
    return code;
  });
  return { kind: 'coded', codes: coded, dictionary: [...codes.keys()] };
}
