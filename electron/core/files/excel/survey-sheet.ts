import type { TableNote } from '../../../../shared/columns/import-options.ts';
import { lettersOf } from './cell-address.ts';
import type { Sheet, Workbook } from './read-workbook.ts';
import { type SheetRow, walkSheet } from './walk-sheet.ts';

/** Where the table stands in a sheet, and what else is there. */
export type SheetSurvey = {
  readonly header: SheetRow;
  /** Places of the columns that hold anything, from 0. */
  readonly columns: readonly number[];
  readonly names: readonly string[];
  /** The last row that holds anything. */
  readonly lastRow: number;
  readonly unreckoned: Places;
  readonly notes: readonly TableNote[];
};

/** So many rows are looked at for the one that names the columns. */
const LOOKED_AT_ROWS = 20;
const SHOWN = 10;

/** Walks over a whole sheet once. Null where it holds nothing. Throws `FileDamaged`. */
export async function surveySheet(workbook: Workbook, sheet: Sheet, hasNames: boolean): Promise<SheetSurvey | null> {
  const [formulas, unreckoned, errors] = [new Places(), new Places(), new Places()];
  const merged: string[] = [];
  const used = new Set<number>();
  const first: SheetRow[] = [];
  let lastRow = 0;
  const batches = walkSheet(workbook, sheet, {
    onFormula: (address) => formulas.add(address),
    onUnreckoned: (address) => unreckoned.add(address),
    onError: (address, error) => errors.add(`${address} (${error})`),
    onMerged: (range) => void merged.push(range),
  });
  for await (const rows of batches) {
    for (const row of rows) {
      lastRow = row.number;
      if (first.length < LOOKED_AT_ROWS) first.push(row);
      else markUsed(row, used);
    }
  }
  const begin = findTable(first);
  const header = first[begin];
  if (header === undefined) return null;
  for (const row of first.slice(begin)) markUsed(row, used);
  const columns = [...used].sort((one, other) => one - other);
  const titles = first.slice(0, begin).map(({ number }) => String(number));
  return {
    header,
    columns,
    names: columns.map((column) => (hasNames ? header.cells[column]?.trim() : '') || `column ${lettersOf(column)}`),
    lastRow,
    unreckoned,
    notes: [
      ...noteOf('titleRows', new Places(titles)),
      ...noteOf('mergedCells', new Places(merged.filter((range) => lastRowOf(range) >= header.number))),
      ...noteOf('formulas', formulas),
      ...noteOf('errorCells', errors),
    ],
  };
}

/** Some first ones of many. */
export class Places {
  readonly where: string[];
  count: number;

  constructor(where: readonly string[] = []) {
    this.where = where.slice(0, SHOWN);
    this.count = where.length;
  }

  add(place: string): void {
    if (this.count++ < SHOWN) this.where.push(place);
  }
}

function noteOf(kind: TableNote['kind'], { count, where }: Places): readonly TableNote[] {
  return count === 0 ? [] : [{ kind, count, where: [...where] }];
}

function markUsed({ cells }: SheetRow, used: Set<number>): void {
  for (let column = 0; column < cells.length; column++) if (cells[column] !== null) used.add(column);
}

/** 5 of "A2:D5". */
const lastRowOf = (range: string): number => Number(/\d+$/.exec(range)?.[0] ?? 0);

/** Above a table of several columns there may be a title, a date, a name: rows of one cell. */
function findTable(rows: readonly SheetRow[]): number {
  const begin = rows.findIndex(({ cells }) => cells.filter((cell) => cell !== null).length > 1);
  return Math.max(0, begin);
}
