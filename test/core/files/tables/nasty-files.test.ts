import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { previewTable } from '../../../../electron/core/files/tables/read-table.ts';
import { readTableAt } from '../csv/read-table.ts';

const folder = join(import.meta.dirname, '../../../fixtures/tables');

const refused: Readonly<Record<string, string>> = {
  'formulas-not-reckoned.xlsx': 'excel.notReckoned',
  'only-empty-sheets.xlsx': 'csv.empty',
  'only-header.xlsx': 'csv.noRows',
  'equal-names.xlsx': 'csv.equalNames',
  'no-header.xlsx': 'csv.missingHeader',
  'encrypted-parts.xlsx': 'excel.encrypted',
  'encrypted.xlsx': 'excel.encrypted',
  'old.xls': 'excel.otherFormat',
  'open-document.ods': 'excel.otherFormat',
  'binary.xlsb': 'excel.otherFormat',
  'archive.zip': 'excel.otherFormat',
  'bomb.xlsx': 'zip.bomb',
  'bomb-that-lies.xlsx': 'excel.damaged',
  'cut.xlsx': 'excel.damaged',
  'damaged-sheet.xlsx': 'excel.damaged',
  'unknown-packing.xlsx': 'excel.damaged',
  'entities.xlsx': 'excel.damaged',
  'unclosed.xlsx': 'excel.damaged',
  'missing-sheet.xlsx': 'excel.damaged',
  'missing-text.xlsx': 'excel.damaged',
  'row-beyond.xlsx': 'excel.damaged',
  'no-number.xlsx': 'excel.damaged',
  'cut.jsonl': 'json.badLines',
  'not-utf8.jsonl': 'json.notUtf8',
  'numbers.json': 'json.badElements',
  'lists.json': 'json.badElements',
  'deep.json': 'json.badElements',
  'cut.json': 'json.cut',
  'two-lists.json': 'json.damaged',
  'object.json': 'json.badLines',
  'areas.geojson': 'geoJson.notPoints',
  'projected.geojson': 'geoJson.notDegrees',
  'empty.geojson': 'csv.empty',
  'cut.geojson': 'json.cut',
  'cut.parquet': 'parquet.damaged',
  'damaged-page.parquet': 'parquet.damaged',
  'damaged-footer.parquet': 'parquet.damaged',
  'only-magic.parquet': 'parquet.damaged',
  'no-rows.parquet': 'csv.noRows',
  'cut.arrow': 'arrow.damaged',
  'cut.arrows': 'arrow.damaged',
  'damaged-schema.arrow': 'arrow.damaged',
  'only-magic.arrow': 'arrow.damaged',
  'no-rows.arrow': 'csv.noRows',
  'picture.csv': 'file.notTable',
  'document.csv': 'file.notTable',
  'page.xls': 'file.notTable',
  'packed.csv.gz': 'file.notTable',
  'database.csv': 'file.notTable',
  'one-quote.csv': 'csv.unclosedQuote',
};

const dayOf = (iso: string): number => Date.parse(iso) / 86_400_000;
const wells = [
  ['north', 12.5],
  ['south', 11],
];

const read: Readonly<Record<string, readonly (readonly unknown[])[]>> = {
  'merged-cells.xlsx': [
    ['north', 1],
    [null, 2],
  ],
  'formulas.xlsx': [[1, 2]],
  'errors.xlsx': [
    [1, null],
    [2, null],
    [3, 4],
  ],
  'dates-1900.xlsx': [[dayOf('1900-01-01')], [dayOf('1900-03-01')]],
  'leap-day-of-1900.xlsx': [['60'], ['1900-03-01']],
  'dates-1904.xlsx': [[dayOf('1904-01-01')], [dayOf('1970-01-01')]],
  'codes.xlsx': [['00042'], ['1234567']],
  'empty-sheet-first.xlsx': wells,
  'hidden-sheet-first.xlsx': wells,
  'title-rows.xlsx': [['north', 12.5]],
  'large-numbers.json': [['9007199254740993'], ['1']],
  'nested.json': [
    [1, null, null],
    [null, null, null],
    [null, null, '[1]'],
  ],
  'no-place.geojson': [
    ['north', null, null],
    ['north', 33.5, -1],
  ],
  'ambiguous-dates.csv': Array.from({ length: 12 }, (_, at) => [`0${1 + (at % 9)}/0${1 + (at % 7)}/2026`]),
  'thousands.csv': [
    ['1,234,567', 1],
    ['7,890,123', 2],
  ],
  'odd-utf16.csv': [[1, 2]],
  'emoji.csv': [
    ['👩‍⚕️', '🌡️, 38.5'],
    ['🧒🏾', null],
  ],
  'spaces.csv': [[1, 2]],
};

test('every fixture is said to be read or refused', () => {
  expect(Object.keys({ ...refused, ...read }).sort()).toEqual(readdirSync(folder).sort());
});

test.each(Object.entries(refused))(
  '%s is refused as %s, in words that name it, by import and preview',
  async (name, code) => {
    const table = await readTableAt(join(folder, name));
    const preview = await previewTable(join(folder, name), {});

    expect(table).toMatchObject({ ok: false, error: { code, hint: expect.any(String) } });
    expect(!table.ok && table.error.message).toMatch(/ was not imported: .*\. Nothing was changed\.$/);
    expect(!table.ok && table.error.message.startsWith(name)).toBe(true);
    expect(preview.ok || preview.error.code).toSatisfy((answer) => answer === true || answer === code);
  },
);

test.each(Object.entries(read))('%s is read right', async (name, rows) => {
  const table = await readTableAt(join(folder, name));

  expect(table.ok && table.value.rows).toEqual(rows);
});

describe('what is no file to read', () => {
  const place = mkdtempSync(join(tmpdir(), 'nasty-'));

  test('is refused: a link to itself, a name without a file', async () => {
    symlinkSync(join(place, 'loop.csv'), join(place, 'loop.csv'));

    for (const name of ['loop.csv', 'absent.csv']) {
      expect(await readTableAt(join(place, name))).toMatchObject({ ok: false, error: { code: 'file.unreadable' } });
    }
  });

  test('is refused at once: a pipe that nobody writes to, a device without an end', async () => {
    execFileSync('mkfifo', [join(place, 'pipe.csv')]);

    for (const path of [join(place, 'pipe.csv'), '/dev/zero']) {
      expect(await readTableAt(path)).toMatchObject({ ok: false, error: { code: 'file.notTable' } });
    }
  });

  test.skipIf(process.getuid?.() === 0)('is refused: a file that one may not open', async () => {
    const path = join(place, 'secret.csv');
    writeFileSync(path, 'a\n1\n');
    chmodSync(path, 0o000);

    expect(await readTableAt(path)).toMatchObject({ ok: false, error: { code: 'file.unreadable' } });
  });
});
