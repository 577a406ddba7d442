import { describe, expect, test } from 'vitest';
import { previewTable } from '../../../../electron/core/files/tables/read-table.ts';
import { readTable, writeTemporary } from '../csv/read-table.ts';

describe('JSON lines', () => {
  test('are a table of all names in the file, nested ones joined by points, absent ones missing', async () => {
    const table = await readTable(
      '{"id":"007","at":{"lat":0.5,"site":"Busiu"},"tags":["a"]}\n{"id":"008","weight":11.25,"at":null}\r\n\n{"weight":12}',
    );

    expect(table.ok && table.value.columns.map(({ name, type }) => [name, type])).toEqual([
      ['id', 'text'],
      ['at.lat', 'number'],
      ['at.site', 'text'],
      ['tags', 'text'],
      ['weight', 'number'],
      ['at', 'text'],
    ]);
    expect(table.ok && table.value.rows).toEqual([
      ['007', 0.5, 'Busiu', '["a"]', null, null],
      ['008', null, null, null, 11.25, null],
      [null, null, null, null, 12, null],
    ]);
  });

  test('keep line ends and commas inside a text, and count lines of the file in evidence', async () => {
    const lines = Array.from({ length: 40 }, (_, row) => `{"note":"two\\nlines, and a comma","age":${row}}`);
    lines[20] = '{"note":"x","age":"about five"}';

    const preview = await previewTable(writeTemporary(lines.join('\n')), {});
    const table = await readTable(lines.join('\n'));

    expect(preview.ok && preview.value).toMatchObject({
      format: 'jsonLines',
      columns: [{ name: 'note' }, { name: 'age', nearly: { type: 'integer', misfits: 1, lines: [21] } }],
    });
    expect(table.ok && table.value.rows[0]).toEqual(['two\nlines, and a comma', '0']);
  });

  test('hold the type that a person chose, and name the lines that do not', async () => {
    const table = await readTable('{"age":1}\n{"age":"x"}\n\n{"age":"y"}\n', {
      columns: [{ name: 'age', type: 'integer' }],
    });

    expect(table).toMatchObject({ ok: false, error: { code: 'csv.valueNotType', details: { lines: [2, 4] } } });
  });

  test('that are not all objects are refused with their numbers', async () => {
    const table = await readTable('{"a":1}\n[1]\n{"a":2\n');

    expect(table).toMatchObject({ ok: false, error: { code: 'json.badLines', details: { lines: [2, 3], total: 2 } } });
  });

  test('are read the same across blocks and chunks', async () => {
    const rows = 70_000;
    const text = Array.from({ length: rows }, (_, row) => `{"id":${row},"name":"ñandú ${row % 7}"}\n`).join('');

    const table = await readTable(text);

    expect(table.ok && table.value.rows.length).toBe(rows);
    expect(table.ok && table.value.rows[69_999]).toEqual([69_999, 'ñandú 6']);
  });
});
