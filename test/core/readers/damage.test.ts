import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { importDataset } from '../../../electron/core/actions/import-dataset.ts';
import { verifyDatasets } from '../../../electron/core/actions/verify-datasets.ts';
import { BlobStore } from '../../../electron/core/files/blob-store.ts';
import { faultOfChunk } from '../../../electron/core/readers/integrity/fault-of-chunk.ts';
import { faultOfFile } from '../../../electron/core/readers/integrity/fault-of-file.ts';
import { faultOfVersion } from '../../../electron/core/readers/integrity/fault-of-version.ts';
import { storedVersions } from '../../../electron/core/store/integrity.ts';
import { versionChunks } from '../../../electron/core/store/version-chunks.ts';
import { calls } from '../../../shared/calls.ts';
import { importText } from '../actions/import-text.ts';
import { writeFolder } from '../files/images/image-folder.ts';
import { drawGarment } from '../files/images/tiny-images.ts';
import { openTestHome, type TestHome, valueOf } from '../open-test-home.ts';

const VISITS = `code,weight,site,seen,note\n${Array.from({ length: 70 }, (_, row) => `V${row},${row % 9 === 0 ? '' : (row * 37) % 101},s${row % 3},2026-03-${10 + (row % 9)},`).join('\n')}\n`;

const flip = (bytes: Uint8Array, at: number, bit: number): Uint8Array => {
  const flipped = Uint8Array.from(bytes);
  flipped[at] = (flipped[at] ?? 0) ^ (1 << bit);
  return flipped;
};

test('a bit that is flipped anywhere in any stored chunk is found', async () => {
  const home = openTestHome();
  await importText(home, 'visits', VISITS);
  const chunks = home.store.all('SELECT sha256, bytes FROM chunk') as { sha256: string; bytes: Uint8Array }[];
  const write = home.raw.prepare('UPDATE chunk SET bytes = ? WHERE sha256 = ?');
  const unseen: string[] = [];

  for (const { sha256, bytes } of chunks) {
    for (let at = 0; at < bytes.length; at += 1) {
      write.run(flip(bytes, at, at % 8), sha256);
      if (faultOfChunk(home.store, sha256) === null) unseen.push(`${sha256} at ${at}`);
    }
    write.run(bytes, sha256);
    expect(faultOfChunk(home.store, sha256)).toBeNull();
  }

  expect(unseen).toEqual([]);
  expect(chunks.reduce((total, { bytes }) => total + bytes.length, 0)).toBeGreaterThan(300);
});

test.each(['columns', 'profile', 'source', 'digest'])(
  'a sign that is changed anywhere in what a version stores as its %s is found',
  async (column) => {
    const home = openTestHome();
    const { id } = await importText(home, 'visits', VISITS);
    home.raw.pragma('ignore_check_constraints = ON'); // a disk asks for no valid JSON either
    const text = home.store.value<string>(`SELECT "${column}" FROM datasetVersion`) ?? '';
    const write = home.raw.prepare(`UPDATE datasetVersion SET "${column}" = CAST(? AS TEXT)`);
    const bytes = Buffer.from(text);
    const step = Math.ceil(bytes.length / 200);
    const unseen: number[] = [];

    for (let at = 0; at < bytes.length; at += step) {
      write.run(flip(bytes, at, at % 7));
      const [stored] = storedVersions(home.store);
      if (stored === undefined || faultOfVersion(stored, versionChunks(home.store, id)) === null) unseen.push(at);
    }

    expect(unseen).toEqual([]);
  },
);

test.each([
  ['UPDATE versionChunk SET firstRow = firstRow + 1 WHERE columnIndex = 1', 'version'],
  ['UPDATE versionChunk SET "rows" = 71 WHERE columnIndex = 2', 'version'],
  ['DELETE FROM versionChunk WHERE columnIndex = 4', 'version'],
  ['UPDATE datasetVersion SET "rows" = 71', 'version'],
  ['UPDATE chunk SET "rows" = 71 WHERE sha256 = (SELECT min(sha256) FROM chunk)', 'chunk'],
  ['UPDATE chunk SET checksum = checksum + 1 WHERE sha256 = (SELECT min(sha256) FROM chunk)', 'chunk'],
])('%s is named as damage of a %s, with what needs it', async (sql, kind) => {
  const home = openTestHome();
  await importText(home, 'visits', VISITS);
  home.raw.exec(sql);

  const { ok, damaged } = valueOf(await verifyDatasets(home, {}));

  expect(ok).toBe(false);
  expect(damaged).toMatchObject([{ kind, of: ['visits@1'], why: expect.any(String) }]);
});

const fileOf = ({ folder }: TestHome, sha256: string): string =>
  join(folder, 'blobs', sha256.slice(0, 2), sha256.slice(2));

test.each([null, new Uint8Array(32).fill(9)])('a bit flipped anywhere in a file is found, key %s', async (key) => {
  const home = openTestHome();
  const blobs = new BlobStore({ folder: join(home.folder, 'blobs'), key });
  const { sha256 } = await blobs.put(Buffer.from('the weights of a model '.repeat(20)));
  const path = fileOf(home, sha256);
  const bytes = readFileSync(path);
  const unseen: number[] = [];

  for (let at = 0; at < bytes.length; at += 3) {
    writeFileSync(path, flip(bytes, at, at % 8));
    if ((await faultOfFile(blobs, sha256)) === null) unseen.push(at);
  }
  writeFileSync(path, bytes.subarray(0, -1));
  const cut = await faultOfFile(blobs, sha256);
  writeFileSync(path, bytes);

  expect(unseen).toEqual([]);
  expect(cut).not.toBeNull();
  expect(await faultOfFile(blobs, sha256)).toBeNull();
  expect(readdirSync(join(home.folder, 'blobs'))).toContain(sha256.slice(0, 2));
});

test('a bit flipped in any one chunk or image of a version is named as that one, by the whole check', async () => {
  const home = openTestHome();
  const images = Object.fromEntries([1, 2, 3].map((number) => [`coat/${number}.png`, drawGarment(number)]));
  const input = calls['dataset.import'].input.parse({ path: writeFolder(images), dataset: 'garments' });
  const version = valueOf(await importDataset(home, input));
  const chunks = new Set(versionChunks(home.store, version.id).map(({ sha256 }) => sha256));
  const files = home.store.all('SELECT sha256 FROM image').map((row) => String(row['sha256']));
  const [read, write] = [
    home.raw.prepare('SELECT bytes FROM chunk WHERE sha256 = ?').pluck(),
    home.raw.prepare('UPDATE chunk SET bytes = ? WHERE sha256 = ?'),
  ];
  const named = async () => valueOf(await verifyDatasets(home, {})).damaged.map(({ id, kind }) => ({ id, kind }));

  for (const id of chunks) {
    const bytes = read.get(id) as Uint8Array; // a BLOB
    write.run(flip(bytes, Math.floor(bytes.length / 2), 3), id);
    expect(await named()).toEqual([{ id, kind: 'chunk' }]);
    write.run(bytes, id);
  }
  for (const id of files) {
    const bytes = readFileSync(fileOf(home, id));
    writeFileSync(fileOf(home, id), flip(bytes, Math.floor(bytes.length / 2), 3));
    expect(await named()).toEqual([{ id, kind: 'file' }]);
    writeFileSync(fileOf(home, id), bytes);
  }

  expect([chunks.size > 2, files.length, await named()]).toEqual([true, 3, []]);
});
