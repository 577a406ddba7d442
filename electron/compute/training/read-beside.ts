import { selectRows } from '../../../shared/columns/select-rows.ts';
import { readColumn, type Table } from '../tables.ts';
import type { FeatureColumn, GatheredData } from './training-data.ts';

/** A column that is not learned from, over the same rows; null where the table has none by that name. */
export function readBeside(table: Table, { known }: Pick<GatheredData, 'known'>, name: string): FeatureColumn | null {
  const read = readColumn(table, name);
  return read === null ? null : { column: read.column, chunk: selectRows(read.chunk, known) };
}
