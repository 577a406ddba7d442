import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { previewTable } from '../../../../electron/core/files/tables/read-table.ts';
import { readTable, readTableAt, writeTemporary } from '../csv/read-table.ts';

const vega = (name: string): string => join(import.meta.dirname, `../../../../node_modules/vega-datasets/data/${name}`);

describe('a JSON list', () => {
  test('of objects is a table of all their names, brackets and quotes inside texts with them', async () => {
    const table = await readTable('\uFEFF[\n {"a":"x]}\\",[","b":{"c":1}},\n {"b":{"c":2.5},"d":[1,{"e":2}]}\n]\n');

    expect(table.ok && table.value.columns.map(({ name }) => name)).toEqual(['a', 'b.c', 'd']);
    expect(table.ok && table.value.rows).toEqual([
      ['x]}",[', 1, null],
      [null, 2.5, '[1,{"e":2}]'],
    ]);
  });

  test('that another program wrote is read: 10,000 flights', async () => {
    const table = await readTableAt(vega('flights-10k.json'));
    const preview = await previewTable(vega('flights-10k.json'), {});

    expect(table.ok && table.value.rows.length).toBe(10_000);
    expect(preview.ok && preview.value.format).toBe('json');
  });

  test('of more than one block is read to its end', async () => {
    const rows = Array.from({ length: 60_000 }, (_, row) => ({ row, name: `ñandú ${row % 7}` }));

    const table = await readTable(JSON.stringify(rows));

    expect(table.ok && table.value.rows).toEqual(rows.map(({ row, name }) => [row, name]));
  });

  test('keeps every digit of whole numbers that a number cannot hold', async () => {
    const table = await readTable('[{"id":9007199254740993},{"id":12}]');

    expect(table.ok && table.value.rows).toEqual([['9007199254740993'], ['12']]);
  });

  test('may name a column with half a letter, which is then U+FFFD', async () => {
    const table = await readTable('[{"a\\ud800":1}]');

    expect(table.ok && table.value.columns.map(({ name }) => name)).toEqual(['a\uFFFD']);
  });

  const refused: readonly (readonly [text: string, code: string])[] = [
    ['[{"a":1},{"a":2}', 'json.cut'],
    ['[{"a":1},{"a":"2', 'json.cut'],
    ['[{"a":1},]', 'json.badElements'],
    ['[{"a":1},,{"a":2}]', 'json.badElements'],
    ['[{"a":1},{"a":}]', 'json.badElements'],
    ['[{"a":1},7]', 'json.badElements'],
    ['[{"a":1}] {"a":2}', 'json.damaged'],
    ['[]', 'csv.empty'],
    ['[{}]', 'csv.empty'],
  ];

  test.each(refused)('written as %s is refused as %s', async (text, code) => {
    expect(await readTable(text)).toMatchObject({ ok: false, error: { code } });
  });

  test('with bytes that are not UTF-8 is refused, as a line of JSON lines is', async () => {
    const list = await readTable(Buffer.from('[{"a":"\xff"}]', 'latin1'));
    const lines = await readTable(Buffer.from('{"a":"x"}\n{"a":"\xff"}\n', 'latin1'));

    expect(list).toMatchObject({ ok: false, error: { code: 'json.notUtf8' } });
    expect(lines).toMatchObject({ ok: false, error: { code: 'json.notUtf8', message: /line 2/ } });
  });
});

describe('GeoJSON', () => {
  const feature = (geometry: unknown, properties: unknown = { site: 'north' }): string =>
    JSON.stringify({ type: 'Feature', geometry, properties });
  const collection = (...features: readonly string[]): string =>
    `{ "type": "FeatureCollection", "name": "features", "crs": {"x": ["features"]},\n"features": [\n${features.join(',\n')}\n], "bbox": [1, 2] }`;
  const point = (...coordinates: unknown[]) => ({ type: 'Point', coordinates });

  test('of points is a table of their properties and places', async () => {
    const table = await readTable(
      collection(
        feature(point(33.5, -1.25)),
        feature(null, { site: 'south', longitude: 'east' }),
        feature(point(34, 0, 1_150)),
      ),
    );

    expect(table.ok && table.value.columns.map(({ name, type }) => `${name}: ${type}`)).toEqual([
      'site: category',
      'longitude: number',
      'latitude: number',
      'properties.longitude: text',
      'altitude: integer',
    ]);
    expect(table.ok && table.value.rows).toEqual([
      ['north', 33.5, -1.25, null, null],
      ['south', null, null, 'east', null],
      ['north', 34, 0, null, 1_150],
    ]);
  });

  const refused: readonly (readonly [code: string, features: readonly string[], numbers: readonly number[]])[] = [
    ['geoJson.notPoints', [feature(point(1, 2)), feature({ type: 'Polygon', coordinates: [[[1, 2]]] })], [2]],
    ['geoJson.notDegrees', [feature(point(450_123, 9_912_345))], [1]],
    ['geoJson.badFeatures', [feature(point(1, 2)), feature(point('1', 2)), '{"a":1}'], [2, 3]],
  ];

  test.each(refused)('is refused as %s, with the numbers of the features', async (code, features, numbers) => {
    const table = await readTable(collection(...features));

    expect(table).toMatchObject({ ok: false, error: { code, details: { features: numbers } } });
  });

  test('that is cut is refused', async () => {
    const whole = collection(feature(point(33.5, -1.25)), feature(point(34, 0)));

    expect(await readTable(whole.slice(0, -20))).toMatchObject({ ok: false, error: { code: 'json.cut' } });
  });

  test('shows its format in the preview', async () => {
    const preview = await previewTable(writeTemporary(collection(feature(point(1, 2)))), {});

    expect(preview.ok && preview.value.format).toBe('geoJson');
  });
});
