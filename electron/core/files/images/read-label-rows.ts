import { isUtf8 } from 'node:buffer';
import { ok, type Result } from '../../../../shared/result.ts';
import { refuse, rowsHave } from '../csv/refusals.ts';
import { splitRows } from '../csv/split-rows.ts';
import type { LabelTable } from './find-labels.ts';

export type LabelRow = { readonly line: number; readonly cells: readonly string[] };

const READ_BYTES = 4 * 2 ** 20;
const SHOWN = 10;

/** All rows of a table of labels, below its names. Errors: `csv.notUtf8`, `csv.unclosedQuote`, `csv.ragged`. */
export async function readLabelRows({ path, source, survey }: LabelTable): Promise<Result<readonly LabelRow[]>> {
  const bytes = await readAll(source);
  if (!isUtf8(bytes)) return refuse('csv.notUtf8', path, 'it is not UTF-8', 'Save it as UTF-8.');
  const text = bytes.toString('utf8').replace(/^\uFEFF/, '');
  const { rows, openQuoteLine } = splitRows(text, survey.delimiter, Number.POSITIVE_INFINITY, true, source.counting);
  if (openQuoteLine !== null) {
    const why = `the quoted value that begins on line ${openQuoteLine} has no closing quote`;
    return refuse('csv.unclosedQuote', path, why, `Look at line ${openQuoteLine}.`, { line: openQuoteLine });
  }
  const below = survey.header ? rows.slice(1) : rows;
  const ragged = below.filter(({ cells }) => cells.length !== survey.columns.length).map(({ line }) => line);
  return ragged.length === 0 ? ok(below) : refuseRagged(path, ragged, survey.columns.length);
}

async function readAll(source: LabelTable['source']): Promise<Buffer> {
  const stream = await source.open();
  try {
    const pieces: Buffer[] = [];
    for (;;) {
      const piece = Buffer.alloc(READ_BYTES);
      const length = await stream.read(piece, 0, READ_BYTES);
      if (length === 0) return Buffer.concat(pieces);
      pieces.push(piece.subarray(0, length));
    }
  } finally {
    await stream.close();
  }
}

const refuseRagged = (path: string, lines: readonly number[], width: number): Result<never> =>
  refuse(
    'csv.ragged',
    path,
    `${rowsHave(lines.slice(0, SHOWN), lines.length)} not the ${width} values of the first line`,
    'Look at these rows: a delimiter may be missing, or stand in a text that is not quoted.',
    { lines: lines.slice(0, SHOWN), total: lines.length },
  );
