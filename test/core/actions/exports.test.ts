import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects } from 'hyparquet';
import { describe, expect, test } from 'vitest';
import { exportDataset } from '../../../electron/core/actions/export-dataset.ts';
import { importDataset } from '../../../electron/core/actions/import-dataset.ts';
import { calls, type Input, type Output } from '../../../shared/calls.ts';
import { createRandom } from '../../../shared/domain/random.ts';
import type { Result } from '../../../shared/result.ts';
import { writeFolder } from '../files/images/image-folder.ts';
import { drawGarment, smallest } from '../files/images/tiny-images.ts';
import { openTestHome, type TestHome, valueOf } from '../open-test-home.ts';

const importInto = (home: TestHome, input: Input<'dataset.import'>): Promise<Result<Output<'dataset.import'>>> =>
  importDataset(home, calls['dataset.import'].input.parse(input));
const exportFrom = (home: TestHome, input: Input<'dataset.export'>): Promise<Result<Output<'dataset.export'>>> =>
  exportDataset(home, calls['dataset.export'].input.parse(input));

const newFolder = (): string => mkdtempSync(join(tmpdir(), 'exports-'));

function writeCsv(text: string): string {
  const path = join(newFolder(), 'visits.csv');
  writeFileSync(path, text);
  return path;
}

const VISITS =
  'id,seen,at,weight,sex,fever,note\n' +
  '1,2026-11-23,2026-11-23T10:00:00Z,3.5,f,yes,"a ""quoted"" note"\n' +
  '2,1969-12-31,1969-12-31T23:59:59.999Z,-0.1,m,no,\n' +
  '3,,,,,,fièvre 🥐\n' +
  '9007199254740991,2026-01-01,2026-01-01T00:00:00Z,1e300,f,yes,last\n';

/** A table of every type with a few thousand rows, so that there are missing cells, repeats and large numbers in each. */
function seededTable(seed: number, rows: number): string {
  const { next } = createRandom(seed);
  const orMissing = (text: string): string => (next() < 0.1 ? '' : text);
  const lines = Array.from({ length: rows }, (_, row) =>
    [
      row,
      orMissing(String(Math.round((next() - 0.5) * 2 ** 40))),
      orMissing(String((next() - 0.5) * 10 ** Math.floor(next() * 20 - 10))),
      orMissing(new Date(Math.floor((next() - 0.3) * 1e12)).toISOString().slice(0, 10)),
      orMissing(new Date(Math.floor((next() - 0.3) * 1e12)).toISOString()),
      orMissing(['north', 'south', 'ouest, là'][Math.floor(next() * 3)] === 'north' ? 'north' : '"ouest, là"'),
      orMissing(next() < 0.5 ? 'true' : 'false'),
      orMissing(`text ${Math.floor(next() * 1e9)}`),
    ].join(','),
  );
  return `row,count,weight,day,moment,site,fever,note\n${lines.join('\n')}\n`;
}

describe('a Parquet file', () => {
  test('holds typed values, which another reader of the format reads as they are', async () => {
    const home = openTestHome();
    valueOf(await importInto(home, { path: writeCsv(VISITS), dataset: 'visits' }));
    const path = join(newFolder(), 'visits.parquet');

    const exported = valueOf(await exportFrom(home, { ref: 'visits', path }));

    expect(exported).toEqual({ path, rows: 4, sizeBytes: readFileSync(path).length });
    const file = await asyncBufferFromFile(path);
    expect(await parquetReadObjects({ file })).toEqual([
      {
        id: 1n,
        seen: new Date('2026-11-23'),
        at: new Date('2026-11-23T10:00:00Z'),
        weight: 3.5,
        sex: 'f',
        fever: 'yes',
        note: 'a "quoted" note',
      },
      { id: 2n, seen: new Date('1969-12-31'), at: new Date(-1), weight: -0.1, sex: 'm', fever: 'no', note: null },
      { id: 3n, seen: null, at: null, weight: null, sex: null, fever: null, note: 'fièvre 🥐' },
      {
        id: 9007199254740991n,
        seen: new Date('2026-01-01'),
        at: new Date('2026-01-01'),
        weight: 1e300,
        sex: 'f',
        fever: 'yes',
        note: 'last',
      },
    ]);
  });

  test.each([1, 2, 3, 4, 5])('is imported as the same version: the same digest (seed %i)', async (seed) => {
    const home = openTestHome();
    const table = seededTable(seed, seed === 1 ? 70_000 : 500 * seed);
    const version = valueOf(await importInto(home, { path: writeCsv(table), dataset: 'visits' }));
    const path = join(newFolder(), 'visits.parquet');
    valueOf(await exportFrom(home, { ref: 'visits', path }));

    const again = valueOf(await importInto(home, { path, dataset: 'again' }));

    expect(again.columns).toEqual(version.columns);
    expect(again.digest).toBe(version.digest);
  });

  test('has a row group for each range of rows that is read, so that a large one is written with flat memory', async () => {
    const home = openTestHome();
    valueOf(await importInto(home, { path: writeCsv(seededTable(9, 70_000)), dataset: 'visits' }));
    const path = join(newFolder(), 'visits.parquet');

    valueOf(await exportFrom(home, { ref: 'visits', path }));

    const { row_groups: groups } = await parquetMetadataAsync(await asyncBufferFromFile(path));
    expect(groups.map(({ num_rows: rows }) => Number(rows))).toEqual([32_768, 32_768, 4_464]);
  });
});

test('a CSV file that was exported is imported as the same version when its types are told', async () => {
  const home = openTestHome();
  const version = valueOf(await importInto(home, { path: writeCsv(seededTable(6, 2_000)), dataset: 'visits' }));
  const path = join(newFolder(), 'visits.csv');
  valueOf(await exportFrom(home, { ref: 'visits', path, neutraliseFormulas: false }));

  const columns = version.columns.map(({ name, type }) => ({ name, type: type === 'image' ? 'text' : type }) as const);
  const again = valueOf(await importInto(home, { path, dataset: 'again', options: { columns, missing: [''] } }));

  expect(again.digest).toBe(version.digest);
});

describe('a folder with a Croissant description', () => {
  const garments = (): string =>
    writeFolder({
      'labels.csv': 'picture,kind\n1.png,coat\n2.gif,shoe\n3.png,coat\n',
      '1.png': drawGarment(1),
      '2.gif': smallest.gif,
      '3.png': drawGarment(1),
    });

  async function exportGarments(home: TestHome) {
    const roles = { picture: 'key', kind: 'label' } as const;
    const version = valueOf(await importInto(home, { path: garments(), dataset: 'garments', roles }));
    const path = `${join(newFolder(), 'garments')}/`;
    return { version, path, written: valueOf(await exportFrom(home, { ref: 'garments', path })) };
  }

  test('names its files with their hashes, its fields with their types, and each image once', async () => {
    const home = openTestHome();

    const { version, path, written } = await exportGarments(home);

    expect(written).toMatchObject({ path: path.slice(0, -1), rows: 3 });
    expect(readdirSync(path).sort()).toEqual(['data.parquet', 'images', 'metadata.json']);
    expect(readdirSync(join(path, 'images'))).toHaveLength(2);
    expect(JSON.parse(readFileSync(join(path, 'metadata.json'), 'utf8'))).toMatchObject({
      '@type': 'sc:Dataset',
      conformsTo: 'http://mlcommons.org/croissant/1.0',
      name: 'garments',
      url: `urn:uuid:${version.id}`,
      creator: { name: 'Amina' },
      distribution: [
        {
          '@type': 'cr:FileObject',
          '@id': 'table',
          contentUrl: 'data.parquet',
          sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
        },
        { '@type': 'cr:FileSet', '@id': 'image-files', includes: 'images/*' },
      ],
      recordSet: [
        {
          key: { '@id': 'rows/picture' },
          field: [
            { name: 'picture', dataType: 'sc:Text' },
            { name: 'kind', dataType: ['sc:Text', 'cr:Label'] },
            { name: 'image', references: { field: { '@id': 'images/sha256' } } },
            { name: 'width', dataType: 'sc:Integer' },
            { name: 'height' },
            { name: 'bytes' },
          ],
        },
        { '@id': 'images', field: [{ name: 'sha256' }, { name: 'content', dataType: 'sc:ImageObject' }] },
      ],
    });
  });

  test('is imported into another home as the same version, with its images', async () => {
    const { version, path } = await exportGarments(openTestHome());
    const other = openTestHome();

    const again = valueOf(await importInto(other, { path, dataset: 'garments' }));

    expect(again.digest).toBe(version.digest);
    expect(other.store.value('SELECT count(*) FROM image')).toBe(2);
    for (const { sha256 } of other.store.all('SELECT sha256 FROM image')) {
      expect(await other.blobs.read(String(sha256))).toMatchObject({ ok: true });
    }
  });

  test.each([
    ['lacks an image', (path: string, image: string) => rmSync(join(path, 'images', image)), 'images.unfit'],
    [
      'has a damaged image',
      (path: string, image: string) => writeFileSync(join(path, 'images', image), 'x'),
      'images.unfit',
    ],
    ['has another table', (path: string) => writeFileSync(join(path, 'data.parquet'), 'x'), 'croissant.damaged'],
    ['has no table', (path: string) => rmSync(join(path, 'data.parquet')), 'croissant.noTable'],
  ])('that %s is refused, and nothing of it is kept', async (_, damage, code) => {
    const { path } = await exportGarments(openTestHome());
    damage(path, readdirSync(join(path, 'images'))[0] ?? '');
    const other = openTestHome();

    expect(await importInto(other, { path, dataset: 'garments' })).toMatchObject({ error: { code } });

    expect(other.store.value('SELECT count(*) FROM image')).toBe(0);
    expect(other.store.value('SELECT count(*) FROM chunk')).toBe(0);
  });

  test('of a table alone needs no images', async () => {
    const home = openTestHome();
    const version = valueOf(await importInto(home, { path: writeCsv(VISITS), dataset: 'visits' }));
    const path = join(newFolder(), 'visits');
    valueOf(await exportFrom(home, { ref: 'visits', path, format: 'croissant' }));

    const again = valueOf(await importInto(home, { path, dataset: 'again' }));

    expect(again.digest).toBe(version.digest);
    expect(readdirSync(path).sort()).toEqual(['data.parquet', 'metadata.json']);
  });

  test('is refused early where something of its name is there, and leaves it alone', async () => {
    const home = openTestHome();
    valueOf(await importInto(home, { path: writeCsv(VISITS), dataset: 'visits' }));
    const path = join(newFolder(), 'visits');
    mkdirSync(path);
    writeFileSync(join(path, 'mine.txt'), 'mine');

    const refused = await exportFrom(home, { ref: 'visits', path: `${path}/` });

    expect(refused).toMatchObject({ ok: false, error: { code: 'file.unwritable' } });
    expect(readdirSync(path)).toEqual(['mine.txt']);
  });

  test('that is cancelled leaves nothing behind', async () => {
    const home = openTestHome();
    valueOf(await importInto(home, { path: writeCsv(seededTable(7, 70_000)), dataset: 'visits' }));
    const [abort, parent] = [new AbortController(), newFolder()];
    const cancelling = { ...home, signal: abort.signal, progress: () => abort.abort() };

    const stopped = await exportFrom(cancelling, { ref: 'visits', path: join(parent, 'visits/') });

    expect(stopped).toMatchObject({ ok: false, error: { code: 'export.cancelled' } });
    expect(existsSync(parent) && readdirSync(parent)).toEqual([]);
  });

  test('that lacks an image of the home says which, and leaves nothing behind', async () => {
    const home = openTestHome();
    const version = valueOf(await importInto(home, { path: garments(), dataset: 'garments' }));
    for (const { sha256 } of home.store.all('SELECT sha256 FROM image')) home.blobs.removeNow(String(sha256));
    const parent = newFolder();

    const refused = await exportFrom(home, { ref: version.id, path: join(parent, 'garments/') });

    expect(refused).toMatchObject({ ok: false, error: { code: 'blob.missing' } });
    expect(readdirSync(parent)).toEqual([]);
  });
});
