import { describe, expect, test } from 'vitest';
import { detectEncoding } from '../../../../electron/core/files/csv/encodings.ts';
import { previewCsv } from '../../../../electron/core/files/csv/preview-csv.ts';
import { readTable, writeTemporary } from './read-table.ts';

/** Longer than the blocks that are decoded at once; the letters outside the basic plane are pairs in UTF-16. */
const ROWS = 60_000;
const TEXT = `id,name\r\n${Array.from({ length: ROWS }, (_, row) => `${row},${row % 3 === 0 ? 'Ωmega 🌍' : 'ñandú'}\r\n`).join('')}`;
const NAMES = Array.from({ length: ROWS }, (_, row) => [row, row % 3 === 0 ? 'Ωmega 🌍' : 'ñandú']);

const utf16 = (text: string): Buffer => Buffer.from(text, 'utf16le');

describe('UTF-16', () => {
  test.each([
    ['little-endian with a byte order mark', utf16(`\uFEFF${TEXT}`)],
    ['little-endian without one', utf16(TEXT)],
    ['big-endian with a byte order mark', utf16(`\uFEFF${TEXT}`).swap16()],
    ['big-endian without one', utf16(TEXT).swap16()],
  ])('%s is read letter by letter, across the blocks it is decoded in', async (_name, bytes) => {
    const table = await readTable(bytes);

    expect(table.ok && table.value.rows).toEqual(NAMES);
  });
});

describe('Windows-1252', () => {
  test('is found out where bytes are not UTF-8 and nowhere look like it, and the preview says so', async () => {
    const bytes = Buffer.from('id,price\n1,5 \x80\n2,\x93caf\xe9\x94\n', 'latin1');

    const preview = await previewCsv(writeTemporary(bytes), {});
    const table = await readTable(bytes);

    expect(preview.ok && preview.value.encoding).toBe('windows-1252');
    expect(table.ok && table.value.rows).toEqual([
      [1, '5 €'],
      [2, '“café”'],
    ]);
  });

  test('a file that looks like damaged UTF-8 is refused with its lines, unless somebody says it is Windows-1252', async () => {
    const bytes = Buffer.from('id,name\n1,Jos\xc3\xa9\n2,Jos\xe9\n', 'latin1');

    const refused = await readTable(bytes);
    const told = await readTable(bytes, { encoding: 'windows-1252' });

    expect(refused).toMatchObject({ ok: false, error: { code: 'csv.notUtf8', details: { lines: [3] } } });
    expect(told.ok && told.value.rows).toEqual([
      [1, 'JosÃ©'],
      [2, 'José'],
    ]);
  });
});

test('a letter of UTF-8 that the looked-at piece cuts does not make it another encoding', () => {
  const bytes = Buffer.from('name\nñandú 🌍', 'utf8');

  for (let end = 1; end <= bytes.length; end++) expect(detectEncoding(bytes.subarray(0, end))).toBe('utf-8');
  for (let start = 6; start < bytes.length; start++) {
    expect(detectEncoding(Buffer.from('a'), [bytes.subarray(start)])).toBe('utf-8');
  }
});
