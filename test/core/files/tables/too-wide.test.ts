import { Float64, Table, tableToIPC, vectorFromArray } from 'apache-arrow';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { describe, expect, test } from 'vitest';
import { MOST_COLUMNS } from '../../../../electron/core/files/csv/refusals.ts';
import { previewTable } from '../../../../electron/core/files/tables/read-table.ts';
import { readTable, writeTemporary } from '../csv/read-table.ts';
import { writeWorkbook } from './write-workbook.ts';

const namesOf = (width: number): string[] => Array.from({ length: width }, (_, at) => `c${at}`);
const recordOf = (width: number) => Object.fromEntries(namesOf(width).map((name) => [name, 1]));
const csvOf = (width: number): string => `${namesOf(width)}\n${namesOf(width).fill('1')}\n`;

const formats: Readonly<Record<string, (width: number) => string | Uint8Array>> = {
  csv: csvOf,
  'JSON lines': (width) => JSON.stringify(recordOf(width)),
  JSON: (width) => JSON.stringify([recordOf(width)]),
  GeoJSON: (width) =>
    JSON.stringify({
      type: 'FeatureCollection',
      features: [{ type: 'Feature', properties: recordOf(width), geometry: null }],
    }),
  Excel: (width) => {
    const cells = (texts: readonly string[]): string => texts.map((text) => `<c t="str"><v>${text}</v></c>`).join('');
    const rows = [namesOf(width), namesOf(width)].map((texts) => `<row>${cells(texts)}</row>`);
    return writeWorkbook({ sheets: { wide: `<sheetData>${rows.join('')}</sheetData>` } });
  },
  Parquet: (width) =>
    new Uint8Array(
      parquetWriteBuffer({ columnData: namesOf(width).map((name) => ({ name, data: [1], type: 'DOUBLE' })) }),
    ),
  Arrow: (width) =>
    tableToIPC(
      new Table(Object.fromEntries(namesOf(width).map((name) => [name, vectorFromArray([1], new Float64())]))),
    ),
};

describe.each(Object.entries(formats))('a table in %s', (_, write) => {
  test('with more columns than a table may have is refused', async () => {
    const refused = { ok: false, error: { code: 'table.tooWide', hint: expect.any(String) } };

    expect(await readTable(write(MOST_COLUMNS + 1))).toMatchObject(refused);
    expect(await previewTable(writeTemporary(write(MOST_COLUMNS + 1)), {})).toMatchObject(refused);
  });
});

test('a table as wide as one may be is read', async () => {
  const table = await readTable(csvOf(MOST_COLUMNS));

  expect(table.ok && table.value.rows).toEqual([Array.from({ length: MOST_COLUMNS }, () => 1)]);
});

test('a first line of nothing but 10 MB of commas is refused at once', async () => {
  const startedAtMs = performance.now();

  const table = await readTable(`${','.repeat(10 * 2 ** 20)}\n1,2\n`);

  expect(table).toMatchObject({ ok: false, error: { code: 'table.tooWide' } });
  expect(performance.now() - startedAtMs).toBeLessThan(20_000);
});
