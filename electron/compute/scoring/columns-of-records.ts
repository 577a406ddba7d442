import { MS_PER_DAY } from '../../../shared/columns/cells.ts';
import { type Cell, type ColumnChunk, isNumericType } from '../../../shared/column.ts';
import type { Feature } from '../../../shared/model.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { InputColumn } from './fill-tensor.ts';

export type CellsByColumn = Readonly<Record<string, Cell>>;

/**
 * Records by column name as whole columns, one a feature. A cell that is null or not there is missing; dates and times
 * are ISO text, or numbers as columns hold them. Fails with `model.badValue` for a cell that its column cannot hold.
 */
export const columnsOfRecords = (
  features: readonly Feature[],
  records: readonly CellsByColumn[],
): Result<readonly InputColumn[]> =>
  columnsOfCells(features, ({ name }) => records.map((record) => record[name] ?? null));

/** The same of cells that are in columns already. */
export function columnsOfCells(
  features: readonly Feature[],
  cellsOf: (feature: Feature) => readonly Cell[],
): Result<readonly InputColumn[]> {
  const columns: InputColumn[] = [];
  for (const feature of features) {
    const chunk = chunkOf(feature, cellsOf(feature));
    if (!chunk.ok) return chunk;
    columns.push({ name: feature.name, type: feature.type, chunk: chunk.value });
  }
  return ok(columns);
}

function chunkOf(feature: Feature, cells: readonly Cell[]): Result<ColumnChunk> {
  if (!isNumericType(feature.type)) return ok(codedChunk(cells));
  const values = new Float64Array(cells.length);
  for (const [row, cell] of cells.entries()) {
    const value = cell === null || cell === '' ? NaN : numberOfCell(feature, cell);
    if (value === null) return badCell(feature, cell);
    values[row] = value;
  }
  return ok({ kind: 'numeric', values });
}

function codedChunk(cells: readonly Cell[]): ColumnChunk {
  const codeByText = new Map<string, number>();
  const codes = Int32Array.from(cells, (cell) => {
    if (cell === null || cell === '') return -1;
    const text = String(cell);
    const code = codeByText.get(text) ?? codeByText.size;
    codeByText.set(text, code);
    return code;
  });
  return { kind: 'coded', codes, dictionary: [...codeByText.keys()] };
}

/** The number as a column would hold it, or null for a cell that is none. */
function numberOfCell({ type }: Feature, cell: string | number): number | null {
  if (typeof cell === 'number') return Number.isNaN(cell) ? null : cell;
  const value = type === 'date' || type === 'datetime' ? Date.parse(cell) : Number(cell);
  if (Number.isNaN(value)) return null;
  return type === 'date' ? Math.floor(value / MS_PER_DAY) : value;
}

const badCell = ({ name, type }: Feature, cell: Cell): Result<never> =>
  fail(
    'model.badValue',
    `"${name}" says ${JSON.stringify(cell)}, which is not a ${type}.`,
    'Correct it, or leave it empty.',
  );
