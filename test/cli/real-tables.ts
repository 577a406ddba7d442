import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { asyncBufferFromFile, parquetReadObjects } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import Papa from 'papaparse';

/** A table as it is written: text by column, empty where missing. */
export type Row = Readonly<Record<string, string>>;

const data = join(import.meta.dirname, '../../node_modules/vega-datasets/data');

/** Wildlife struck by aircraft in the United States, 10,000 reports, in order of the airport. */
export const readBirdstrikes = (): readonly Row[] =>
  Papa.parse<Row>(readFileSync(join(data, 'birdstrikes.csv'), 'utf8'), { header: true, skipEmptyLines: true }).data;

/** 344 penguins of Palmer station; what is `null` or "." there is missing. */
export const readPenguins = (): readonly Row[] =>
  toText(JSON.parse(readFileSync(join(data, 'penguins.json'), 'utf8')) as readonly Record<string, unknown>[]).map(
    (row) => ({ ...row, Sex: row['Sex'] === '.' ? '' : (row['Sex'] ?? '') }),
  );

/** The first of three million domestic flights, in order of time. */
export async function readFlights(rows: number): Promise<readonly Row[]> {
  const file = await asyncBufferFromFile(join(data, 'flights-3m.parquet'));
  return toText(await parquetReadObjects({ file, compressors, rowEnd: rows }));
}

export function writeCsv(path: string, rows: readonly Row[]): void {
  writeFileSync(path, Papa.unparse([...rows]));
}

const toText = (rows: readonly Readonly<Record<string, unknown>>[]): readonly Row[] =>
  rows.map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, textOf(value)])));

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  return value instanceof Date ? value.toISOString() : String(value);
}
