import { join } from 'node:path';
import { type ColumnSource, parquetWriteBuffer } from 'hyparquet-writer';
import { describe, expect, test } from 'vitest';
import { previewTable } from '../../../../electron/core/files/tables/read-table.ts';
import { checkRuns } from '../../../../electron/core/files/parquet/check-runs.ts';
import { readTable, readTableAt, writeTemporary } from '../csv/read-table.ts';
import { goodFiles } from '../mutations/good-files.ts';
import { mutate } from '../mutations/mutate.ts';
import { createRandom } from '../mutations/random.ts';

const write = (columnData: ColumnSource[], rowGroupSize = 1_000): Uint8Array =>
  new Uint8Array(parquetWriteBuffer({ columnData, rowGroupSize }));

describe('Parquet', () => {
  test('keeps the types of the file: digits in texts stay texts, NA is a value, null is missing', async () => {
    const table = await readTable(
      write([
        { name: 'code', data: ['7', '08', null, 'NA'], type: 'STRING' },
        { name: 'n', data: [1, null, -3, 4], type: 'INT32' },
        { name: 'weight', data: [0.1, Number.NaN, 1e-300, -0.5], type: 'DOUBLE' },
        { name: 'yes', data: [true, false, null, true], type: 'BOOLEAN' },
        { name: 'at', data: [new Date(0), new Date(1), null, new Date(86_400_000)], type: 'TIMESTAMP' },
      ]),
    );

    expect(table.ok && table.value.columns.map(({ type }) => type)).toEqual([
      'text',
      'integer',
      'number',
      'boolean',
      'datetime',
    ]);
    expect(table.ok && table.value.rows).toEqual([
      ['7', 1, 0.1, 'true', 0],
      ['08', null, null, 'false', 1],
      [null, -3, 1e-300, null, null],
      ['NA', 4, -0.5, 'true', 86_400_000],
    ]);
  });

  test('keeps every digit of whole numbers that a number cannot hold, as text', async () => {
    const table = await readTable(write([{ name: 'id', data: [1n, 9_007_199_254_740_993n], type: 'INT64' }]));

    expect(table.ok && table.value.rows).toEqual([['1'], ['9007199254740993']]);
  });

  test('is read to its end across row groups and chunks', async () => {
    const numbers = Array.from({ length: 70_000 }, (_, row) => row * 0.25);

    const table = await readTable(write([{ name: 'x', data: numbers, type: 'DOUBLE' }], 30_000));

    expect(table.ok && table.value.rows.map(([x]) => x)).toEqual(numbers);
  });

  test('that another program wrote is read: 3,000,000 flights show their columns', async () => {
    const path = join(import.meta.dirname, '../../../../node_modules/vega-datasets/data/flights-3m.parquet');

    const preview = await previewTable(path, {});

    expect(preview.ok && preview.value.columns.map(({ name, type }) => `${name}: ${type}`)).toEqual([
      'date: datetime',
      'delay: integer',
      'distance: integer',
      'origin: category',
      'destination: category',
    ]);
  });

  test.each([0.2, 0.5, 0.9, 0.999])('cut after %f of its bytes is refused', async (share) => {
    const whole = write([{ name: 'x', data: Array.from({ length: 5_000 }, (_, row) => row), type: 'INT32' }]);

    const table = await readTable(whole.subarray(0, Math.floor(whole.length * share)));

    expect(table).toMatchObject({ ok: false, error: { code: 'parquet.damaged' } });
  });

  test('with a damaged page is refused and nothing is thrown', async () => {
    const bytes = write([
      { name: 'x', data: Array.from({ length: 5_000 }, (_, row) => `text ${row}`), type: 'STRING' },
    ]);
    bytes.fill(0xff, 20, 400);

    const table = await readTableAt(writeTemporary(bytes));

    expect(table).toMatchObject({ ok: false, error: { code: 'parquet.damaged' } });
  });
});

/** Mutations that sent the library into endless loops: pages swapped or emptied under an intact footer. */
test.each([
  ['plain.parquet', 634],
  ['plain.parquet', 894],
  ['plain.parquet', 3_195],
  ['snappy.parquet', 5_755],
])('pages of %s that claim more than they hold are refused before they are read (%i)', async (name, number) => {
  const { bytes } = mutate(goodFiles[name]!, createRandom(2 * 1_000_003 + number));

  expect(await readTable(bytes)).toMatchObject({ ok: false, error: { code: 'parquet.damaged' } });
});

test('a run of levels that is longer than its page is refused', () => {
  const runOf = (values: number): DataView => {
    const bytes = [];
    for (let left = values * 2; left > 0 || bytes.length === 0; left = Math.floor(left / 128)) {
      bytes.push((left % 128) | (left >= 128 ? 0x80 : 0));
    }
    return new DataView(Uint8Array.from([...bytes, 1]).buffer);
  };

  expect(() => checkRuns(runOf(1_000), { start: 0, width: 1, values: 1_000 })).not.toThrow();
  expect(() => checkRuns(runOf(2_000_000_000), { start: 0, width: 1, values: 1_000 })).toThrow('longer than its page');
  expect(() => checkRuns(runOf(10), { start: 0, width: 1, values: 1_000 })).toThrow(RangeError);
});
