import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { previewTable } from '../../../../electron/core/files/tables/read-table.ts';
import type { ImportOptions } from '../../../../shared/columns/import-options.ts';
import { readTableAt, writeTemporary } from './read-table.ts';

const folder = join(import.meta.dirname, '../../../fixtures/csv');

const refused: Readonly<Record<string, string>> = {
  'empty.csv': 'csv.empty',
  'equal-names.csv': 'csv.equalNames',
  'no-header.csv': 'csv.missingHeader',
  'nul-byte.csv': 'csv.nulByte',
  'only-blank-lines.csv': 'csv.empty',
  'only-byte-order-mark.csv': 'csv.empty',
  'only-header.csv': 'csv.noRows',
  'overlong-and-surrogate.csv': 'csv.notUtf8',
  'picture-named-csv.csv': 'file.notTable',
  'ragged.csv': 'csv.ragged',
  'stray-quote.csv': 'csv.strayQuote',
  'truncated-utf8.csv': 'csv.notUtf8',
  'unclosed-quote.csv': 'csv.unclosedQuote',
  'zip-named-csv.csv': 'excel.damaged',
};

type Read = {
  readonly types: readonly string[];
  readonly rows: readonly (readonly unknown[])[];
  readonly options?: ImportOptions;
};

const read: Readonly<Record<string, Read>> = {
  'bengali-arabic.csv': {
    types: ['integer', 'number', 'text'],
    rows: [
      [1, 12.5, 'شمال'],
      [2, 11, 'جنوب'],
    ],
  },
  'classic-mac.csv': {
    types: ['integer', 'number'],
    rows: [
      [1, 12.5],
      [2, 11],
    ],
  },
  'latin1.csv': {
    types: ['integer', 'text'],
    rows: [
      [1, 'Ana'],
      [2, 'José'],
      [3, 'Zoë'],
    ],
  },
  'leading-zeros.csv': {
    types: ['text', 'text', 'integer'],
    rows: [
      ['007', '+49 171 555', 3],
      ['042', '0171-555', 4],
    ],
  },
  'mixed-line-ends.csv': {
    types: ['integer', 'integer'],
    rows: [
      [1, 2],
      [3, 4],
      [5, 6],
    ],
  },
  'one-column.csv': { types: ['text'], rows: [['=cmd|calc'], ['@sum']] },
  'quoted.csv': {
    types: ['integer', 'text', 'date'],
    rows: [
      [1, 'two\r\nlines, and a comma', 20_513],
      [2, 'a "quote"', null],
    ],
  },
  'semicolon-decimal-comma.csv': {
    types: ['integer', 'number', 'integer'],
    rows: [
      [1, 12.5, 80],
      [2, 11.25, 79],
    ],
    options: { decimal: ',' },
  },
  'tab.csv': {
    types: ['integer', 'text', 'number'],
    rows: [
      [1, 'north', 12.5],
      [2, 'south', null],
    ],
  },
  'unnamed-columns.csv': {
    types: ['integer', 'number', 'text'],
    rows: [
      [0, 12.5, 'x'],
      [1, 11, 'y'],
    ],
  },
  'utf16-big-endian.csv': { types: ['integer'], rows: [[1]] },
  'utf16-little-endian.csv': { types: ['integer', 'integer'], rows: [[1, 2]] },
};

test('every fixture is said to be read or refused', () => {
  const files = readdirSync(folder).filter((name) => name.endsWith('.csv'));

  expect(Object.keys({ ...refused, ...read }).sort()).toEqual(files.sort());
});

describe('a file that cannot be imported', () => {
  test.each(Object.entries(refused))('%s is refused as %s, in words that name it', async (name, code) => {
    const table = await readTableAt(join(folder, name));

    expect(table).toMatchObject({ ok: false, error: { code, hint: expect.any(String) } });
    expect(!table.ok && table.error.message).toMatch(
      new RegExp(`^${name} was not imported: .*\\. Nothing was changed\\.$`),
    );
  });

  test.each(Object.keys(refused))('%s neither hangs nor breaks the preview', async (name) => {
    const preview = await previewTable(join(folder, name), {});

    expect(preview.ok ? preview.value.columns.length > 0 : preview.error.code === refused[name]).toBe(true);
  });
});

describe('an unusual file', () => {
  test.each(Object.entries(read))('%s is read right', async (name, { types, rows, options = {} }) => {
    const table = await readTableAt(join(folder, name), options);

    expect(table.ok && table.value.columns.map((column) => column.type)).toEqual(types);
    expect(table.ok && table.value.rows).toEqual(rows);
  });
});

test('a file of one line of ten megabytes is refused and not held against the machine', async () => {
  const table = await readTableAt(writeTemporary(`a,b\n1,2\n${'x'.repeat(10_000_000)}\n`));

  expect(table).toMatchObject({ ok: false, error: { code: 'csv.ragged', details: { lines: [3] } } });
});
