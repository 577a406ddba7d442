import { type Delimiter, Delimiter as DelimiterSchema } from '../../../../shared/columns/import-options.ts';
import { splitRows } from './split-rows.ts';

const ROWS_LOOKED_AT = 200;

/**
 * The delimiter by which most rows have as many fields as the first row, and more than one; of equals the one with
 * more fields. A file of one column has none of them, and any serves: a comma.
 */
export function detectDelimiter(sample: string, complete: boolean): Delimiter {
  const scores = DelimiterSchema.options.map((delimiter) => ({ delimiter, ...score(sample, delimiter, complete) }));
  const best = scores.reduce((one, other) =>
    other.agreeing > one.agreeing || (other.agreeing === one.agreeing && other.fields > one.fields) ? other : one,
  );
  return best.delimiter;
}

function score(sample: string, delimiter: Delimiter, complete: boolean): { agreeing: number; fields: number } {
  const { rows } = splitRows(sample, delimiter, ROWS_LOOKED_AT, complete);
  const fields = rows[0]?.cells.length ?? 0;
  if (fields < 2) return { agreeing: 0, fields: 0 };
  return { agreeing: rows.filter((row) => row.cells.length === fields).length / rows.length, fields };
}
