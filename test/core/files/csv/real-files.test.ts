import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { expect, test } from 'vitest';
import { MISSING_SPELLINGS } from '../../../../shared/columns/import-options.ts';
import { formatDate, formatDatetime } from '../../../../shared/columns/cells.ts';
import { readTableAt } from './read-table.ts';

const folder = join(import.meta.dirname, '../../../../node_modules/vega-datasets/data');
const missing = new Set(MISSING_SPELLINGS);

/** What a cell means by its column's type, from the text that papaparse gives. */
function meaningOf(text: string, type: string): string | number | null {
  if (missing.has(text.trim())) return null;
  return type === 'integer' || type === 'number' ? Number(text) : text;
}

test.each(readdirSync(folder).filter((name) => name.endsWith('.csv')))(
  '%s reads as papaparse reads it',
  async (name) => {
    const path = join(folder, name);
    const oracle = Papa.parse<string[]>(readFileSync(path, 'utf8'), { skipEmptyLines: true }).data;

    const table = await readTableAt(path);

    if (!table.ok) throw new Error(table.error.message);
    const { columns, rows } = table.value;
    expect(columns.map((column) => column.name)).toEqual(oracle[0]);
    expect(rows.length).toBe(oracle.length - 1);
    columns.forEach(({ type }, index) => {
      if (type === 'date' || type === 'datetime') return;
      expect(rows.map((row) => row[index])).toEqual(oracle.slice(1).map((row) => meaningOf(row[index]!, type)));
    });
  },
);

test('the dates of birdstrikes and the hours of seattle’s normals are those that are written', async () => {
  const birdstrikes = await readTableAt(join(folder, 'birdstrikes.csv'));
  const normals = await readTableAt(join(folder, 'seattle-weather-hourly-normals.csv'));
  const firstLine = (name: string) => readFileSync(join(folder, name), 'utf8').split(/\r?\n/)[1]!;

  const day = birdstrikes.ok && birdstrikes.value.rows[0]?.[3];
  const hour = normals.ok && normals.value.rows[0]?.[0];
  expect(formatDate(Number(day))).toBe(firstLine('birdstrikes.csv').split(',')[3]);
  expect(formatDatetime(Number(hour)).slice(0, 19)).toBe(firstLine('seattle-weather-hourly-normals.csv').slice(0, 19));
});
