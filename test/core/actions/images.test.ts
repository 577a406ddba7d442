import { createHash } from 'node:crypto';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { importDataset } from '../../../electron/core/actions/import-dataset.ts';
import { pageDataset } from '../../../electron/core/actions/page-dataset.ts';
import { previewDataset } from '../../../electron/core/actions/preview-dataset.ts';
import { readImages } from '../../../electron/core/actions/read-images.ts';
import { showQuality } from '../../../electron/core/actions/show-quality.ts';
import { verifyDatasets } from '../../../electron/core/actions/verify-datasets.ts';
import { versionProfile } from '../../../electron/core/store/datasets.ts';
import { calls, type Input, type Output } from '../../../shared/calls.ts';
import { compareDistributions } from '../../../shared/domain/compare-distributions.ts';
import type { Result } from '../../../shared/result.ts';
import { writeFolder } from '../files/images/image-folder.ts';
import { drawGarment, smallest } from '../files/images/tiny-images.ts';
import { openTestHome, type TestHome, valueOf } from '../open-test-home.ts';

const importInto = (home: TestHome, input: Input<'dataset.import'>): Promise<Result<Output<'dataset.import'>>> =>
  importDataset(home, calls['dataset.import'].input.parse(input));

const [coat, shoe, bag] = [drawGarment(1), drawGarment(2), drawGarment(3)];

const labelled = (): string =>
  writeFolder({
    'labels.csv': 'picture,kind,worn\n1.png,coat,3\nmore/2.png,shoe,NA\n./3.png,bag,12\n',
    '1.png': coat,
    'more/2.png': shoe,
    '3.png': bag,
  });

const blobsIn = ({ folder }: TestHome): number =>
  readdirSync(join(folder, 'blobs'), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).length;

const rowsIn = (home: TestHome, table: string): number =>
  home.store.value<number>(`SELECT count(*) FROM "${table}"`) ?? 0;

const isEmpty = (home: TestHome): void => {
  const tables = ['image', 'chunk', 'lease', 'datasetVersion', 'outbox'];
  expect(tables.map((table) => rowsIn(home, table))).toEqual([0, 0, 0, 0, 0]);
  expect(blobsIn(home)).toBe(0);
};

describe('importing a folder of images', () => {
  test('finds the table of labels and its column by what stands in them, and keeps each image once', async () => {
    const home = openTestHome();

    const version = valueOf(await importInto(home, { path: labelled(), dataset: 'garments' }));

    expect(version.columns.map(({ name, type, missing }) => [name, type, missing])).toEqual([
      ['picture', 'text', 0],
      ['kind', 'text', 0],
      ['worn', 'integer', 1],
      ['image', 'image', 0],
      ['width', 'integer', 0],
      ['height', 'integer', 0],
      ['bytes', 'integer', 0],
    ]);
    expect(version.source).toMatchObject({
      name: 'garments',
      sizeBytes: coat.length + shoe.length + bag.length,
      images: { labels: { file: 'labels.csv', column: 'picture' }, images: 3, checked: 3 },
    });
    const { rows } = valueOf(await pageDataset(home, { ref: 'garments', firstRow: 0, rows: 5 }));
    expect(rows.map((row) => row.slice(4))).toEqual([coat, shoe, bag].map(({ length }) => [28, 28, length]));
    const stored = await Promise.all(rows.map((row) => home.blobs.read(String(row[3]))));
    expect(stored.map((bytes) => Buffer.from(valueOf(bytes)))).toEqual([coat, shoe, bag].map(Buffer.from));
    expect(valueOf(await verifyDatasets(home, {}))).toMatchObject({ ok: true });
    expect(rowsIn(home, 'lease')).toBe(0);
  });

  test('gives the same digest wherever the folder lies, and another where one pixel differs', async () => {
    const home = openTestHome();
    const digestOf = async (path: string): Promise<string> =>
      valueOf(await importInto(home, { path, dataset: 'garments' })).digest;
    const changed = labelled();
    writeFileSync(join(changed, '3.png'), drawGarment(4));

    const digests = [await digestOf(labelled()), await digestOf(labelled()), await digestOf(changed)];

    expect(digests[1]).toBe(digests[0]);
    expect(digests[2]).not.toBe(digests[0]);
    expect(blobsIn(home)).toBe(4);
  });

  test('takes subfolders as classes where no table names the images', async () => {
    const home = openTestHome();
    const path = writeFolder({
      'coats/1.png': coat,
      'shoes/a.png': shoe,
      'shoes/b.gif': smallest.gif,
      'README.md': 'x',
    });

    valueOf(await importInto(home, { path, dataset: 'garments' }));

    const { columns, rows } = valueOf(await pageDataset(home, { ref: 'garments', firstRow: 0, rows: 5 }));
    expect(columns.slice(0, 3).map(({ name }) => name)).toEqual(['file', 'class', 'image']);
    expect(rows.map((row) => row.slice(0, 2))).toEqual([
      ['coats/1.png', 'coats'],
      ['shoes/a.png', 'shoes'],
      ['shoes/b.gif', 'shoes'],
    ]);
  });

  test('tells images that are the same, and keeps their rows', async () => {
    const home = openTestHome();
    const path = writeFolder({ 'a/1.png': coat, 'a/2.png': shoe, 'b/1.png': coat });

    const version = valueOf(await importInto(home, { path, dataset: 'garments' }));

    expect(version.rows).toBe(3);
    expect(version.source).toMatchObject({
      images: { duplicates: { count: 1, examples: ['b/1.png (as a/1.png)'] } },
    });
    expect(blobsIn(home)).toBe(2);
  });
});

describe('a folder that does not fit', () => {
  const unfit = (): string =>
    writeFolder({
      'labels.csv': 'picture,kind\n1.png,coat\n2.png,shoe\n3.png,bag\n4.png,bag\n5.png,hat\n',
      '1.png': coat,
      '2.png': shoe.subarray(0, 60),
      '3.png': '<html>not found</html>',
      '4.png': bag,
      'extra.png': drawGarment(9),
    });

  test('is refused with all that is wrong and its first names, and nothing is kept', async () => {
    const home = openTestHome();

    const refused = await importInto(home, { path: unfit(), dataset: 'garments' });

    expect(refused).toMatchObject({ ok: false, error: { code: 'images.unfit' } });
    expect(!refused.ok && refused.error.message).toBe(
      'garments was not imported: 1 is named and not there (5.png); 1 image has no label (extra.png); 2 files are no ' +
        'whole images (2.png is a damaged PNG: it is cut short, 3.png is no PNG, JPEG, GIF, WebP or BMP). ' +
        'Nothing was changed.',
    );
    isEmpty(home);
  });

  test('is imported without what does not fit when somebody says so, and its source tells', async () => {
    const home = openTestHome();

    const version = valueOf(
      await importInto(home, { path: unfit(), dataset: 'garments', options: { leaveOut: true } }),
    );

    expect(version.rows).toBe(2);
    expect(version.source).toMatchObject({
      images: {
        missing: { count: 1, examples: ['5.png'] },
        unlabelled: { count: 1, examples: ['extra.png'] },
        broken: { count: 2 },
      },
    });
    expect(blobsIn(home)).toBe(2);
  });

  test('that only turns out while its images are read leaves none of those that were already kept', async () => {
    const home = openTestHome();
    const images = Object.fromEntries(Array.from({ length: 300 }, (_, n) => [`a/${1_000 + n}.png`, drawGarment(n)]));
    const path = writeFolder({ ...images, 'a/9999.png': coat.subarray(0, 40) });

    const refused = await importInto(home, { path, dataset: 'garments' });

    expect(refused).toMatchObject({ ok: false, error: { code: 'images.unfit' } });
    isEmpty(home);
  });

  test('keeps the images of another data set that it shares', async () => {
    const home = openTestHome();
    const kept = valueOf(await importInto(home, { path: labelled(), dataset: 'garments' }));
    const path = writeFolder({ 'a/1.png': coat, 'a/2.png': drawGarment(50), 'a/3.png': coat.subarray(0, 40) });

    await importInto(home, { path, dataset: 'others' });

    expect(rowsIn(home, 'image')).toBe(3);
    const { rows } = valueOf(await pageDataset(home, { ref: kept.id, firstRow: 0, rows: 5 }));
    for (const row of rows) expect(await home.blobs.read(String(row[3]))).toMatchObject({ ok: true });
    expect(blobsIn(home)).toBe(3);
  });

  test.each([
    ['of texts only', { 'a/readme.txt': 'x', 'b.csv': 'x,y\n1,2\n' }, 'images.none'],
    ['of images that nothing labels', { '1.png': coat, '2.png': shoe }, 'images.noLabels'],
    ['with a ragged table', { '1.png': coat, 'l.csv': 'picture,kind\n1.png,coat\n1.png\n' }, 'csv.ragged'],
    ['with nothing in it', { 'a/.hidden': 'x' }, 'images.none'],
  ])('%s says so', async (_, files, code) => {
    const home = openTestHome();
    expect(await importInto(home, { path: writeFolder(files), dataset: 'x' })).toMatchObject({ error: { code } });
    isEmpty(home);
  });
});

test('an import that is cancelled among its images leaves nothing', async () => {
  const home = openTestHome();
  const images = Object.fromEntries(Array.from({ length: 400 }, (_, n) => [`a/${n}.png`, drawGarment(n)]));
  const abort = new AbortController();
  const progress = (): void => abort.abort();

  const stopped = await importInto(
    { ...home, signal: abort.signal, progress },
    {
      path: writeFolder(images),
      dataset: 'garments',
    },
  );

  expect(stopped).toMatchObject({ ok: false, error: { code: 'import.cancelled' } });
  isEmpty(home);
});

test('a preview tells what a folder holds before anything is kept', async () => {
  const home = openTestHome();

  const preview = valueOf(await previewDataset(home, calls['dataset.preview'].input.parse({ path: labelled() })));

  expect(preview).toMatchObject({ format: 'images', complete: true, images: { images: 3, missing: { count: 0 } } });
  expect(preview.columns.map(({ name, type }) => [name, type]).slice(2, 4)).toEqual([
    ['worn', 'integer'],
    ['image', 'image'],
  ]);
  expect(preview.rows[0]?.slice(0, 3)).toEqual(['1.png', 'coat', '3']);
  isEmpty(home);
});

test('appending a folder of the same kind shares the chunks that are there', async () => {
  const home = openTestHome();
  const first = valueOf(await importInto(home, { path: labelled(), dataset: 'garments' }));
  const more = writeFolder({ 'l.csv': 'picture,kind,worn\n9.png,hat,1\n', '9.png': drawGarment(77) });

  const second = valueOf(await importInto(home, { path: more, dataset: 'garments', append: true }));

  expect([second.version, second.rows]).toEqual([first.version + 1, 4]);
  expect(valueOf(await verifyDatasets(home, {})).ok).toBe(true);
});

describe('image.read', () => {
  test('answers the bytes of an image, and of no other file of the home', async () => {
    const home = openTestHome();
    valueOf(await importInto(home, { path: labelled(), dataset: 'garments' }));
    const model = await home.blobs.put(Buffer.from('a model'));
    const sha256 = createHash('sha256').update(coat).digest('hex');

    const { images } = valueOf(await readImages(home, { hashes: [sha256, model.sha256, '../home.db'] }));

    expect(images).toEqual([
      { state: 'here', sha256, mediaType: 'image/png', width: 28, height: 28, bytes: new Uint8Array(coat) },
      { state: 'missing', sha256: model.sha256 },
      { state: 'missing', sha256: '../home.db' },
    ]);
  });

  test('says which image is gone and which is damaged', async () => {
    const home = openTestHome();
    valueOf(await importInto(home, { path: labelled(), dataset: 'garments' }));
    const [gone = '', damaged = ''] = home.store.all('SELECT sha256 FROM image').map((row) => String(row['sha256']));
    home.blobs.removeNow(gone);
    writeFileSync(join(home.folder, 'blobs', damaged.slice(0, 2), damaged.slice(2)), 'x');

    const { images } = valueOf(await readImages(home, { hashes: [gone, damaged] }));

    expect(images.map(({ state }) => state)).toEqual(['missing', 'damaged']);
  });
});

test('images are compared and judged as what they are: neither spread over classes nor telling the label', async () => {
  const home = openTestHome();
  const files = Object.fromEntries(
    Array.from({ length: 60 }, (_, number) => [
      `${number % 2 === 0 ? 'coat' : 'shoe'}/${number}.png`,
      drawGarment(number),
    ]),
  );
  const roles = { class: 'label' } as const;
  const path = writeFolder(files);
  const version = valueOf(await importInto(home, { path, dataset: 'garments', roles }));

  const { findings } = valueOf(await showQuality(home, { ref: version.id }));
  const profile = versionProfile(home.store, version.id);
  const distributions = compareDistributions(profile, profile, version.columns);

  const ofImages = findings.filter((finding) => 'column' in finding && finding.column === 'image');
  expect(ofImages).toEqual([{ kind: 'noDuplicateImages', weight: 'fine', column: 'image' }]);
  expect(distributions.find(({ column }) => column === 'image')).toMatchObject({ psi: null, totalVariation: null });
});

test('images that are there twice are found by their bytes, and those labelled differently are named', async () => {
  const home = openTestHome();
  const path = writeFolder({
    'bag/a.png': bag,
    'bag/b.png': bag,
    'coat/a.png': coat,
    'shoe/a.png': shoe,
    'shoe/b.png': bag,
  });

  const version = valueOf(await importInto(home, { path, dataset: 'garments', roles: { class: 'label' } }));
  const { findings } = valueOf(await showQuality(home, { ref: version.id }));

  expect(findings).toContainEqual({
    kind: 'duplicateImages',
    weight: 'look',
    column: 'image',
    count: 2,
    mixed: 3,
    groups: [{ value: 'bag, shoe', rows: [1, 2, 5], count: 3 }],
  });
  expect(findings).toContainEqual(expect.objectContaining({ kind: 'classBalance', count: 1 }));
  // All are 28 × 28: nothing is learned from the facts of a file, so that is no fault.
  expect(findings.filter(({ kind }) => kind === 'constant')).toEqual([]);
});
