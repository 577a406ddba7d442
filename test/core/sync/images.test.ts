import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { importDataset } from '../../../electron/core/actions/import-dataset.ts';
import { repairDatasets } from '../../../electron/core/actions/repair-datasets.ts';
import { verifyDatasets } from '../../../electron/core/actions/verify-datasets.ts';
import { oneContactAtATime } from '../../../electron/core/sync/one-contact.ts';
import { openLink } from '../../../electron/core/sync/open-link.ts';
import { calls } from '../../../shared/calls.ts';
import { newDevice, useTestServer } from '../../server/test-server.ts';
import { writeFolder } from '../files/images/image-folder.ts';
import { drawGarment } from '../files/images/tiny-images.ts';
import { openTestHome, type TestHome, valueOf } from '../open-test-home.ts';

const server = useTestServer();

/** A home that knows the server and holds one data set of three images, those of `first` and after. */
async function openLaptop(first: number, through: typeof fetch = fetch): Promise<TestHome> {
  const home = openTestHome();
  home.store.transaction((db) => {
    const insert = 'INSERT INTO setting (name, value) VALUES (:name, :value)';
    db.run(insert, { name: 'devicePrivateKey', value: newDevice().devicePrivateKey });
    db.run(insert, { name: 'serverUrl', value: server().url });
  });
  const images = Object.fromEntries(
    [0, 1, 2].map((at) => [`${at % 2 === 0 ? 'coat' : 'shoe'}/${at}.png`, drawGarment(first + at)]),
  );
  const input = calls['dataset.import'].input.parse({ path: writeFolder(images), dataset: 'garments' });
  valueOf(await importDataset(home, input));
  const { store, blobs, now, newId } = home;
  return { ...home, link: oneContactAtATime(openLink({ store, blobs, fetch: through, now, newId })) };
}

const sync = async ({ link }: TestHome) =>
  valueOf(await link.exchange({ signal: new AbortController().signal, progress: () => undefined }));

const imagesOf = ({ store }: TestHome): string[] =>
  store.all('SELECT sha256 FROM image ORDER BY sha256').map((row) => String(row['sha256']));

const pathOf = (home: TestHome, sha256: string): string =>
  join(home.folder, 'blobs', sha256.slice(0, 2), sha256.slice(2));

test('images of data sets are brought to the server after everything else, each once', async () => {
  const puts: string[] = [];
  const home = await openLaptop(10, async (input, init) => {
    if (init?.method === 'PUT') puts.push(String(input).split('/').at(-2) ?? '');
    return fetch(input, init);
  });

  await sync(home);
  await sync(home);

  expect(readdirSync(join(server().blobFolder, 'images'))).toEqual(expect.arrayContaining(imagesOf(home)));
  expect(puts.filter((kind) => kind === 'images')).toHaveLength(3);
  expect(puts.slice(-3)).toEqual(['images', 'images', 'images']);
  expect((await server().status()).blobs).toBeGreaterThanOrEqual(puts.length);
});

test('an image that is damaged is not sent; one that is damaged or gone is mended from the server', async () => {
  const home = await openLaptop(20);
  await sync(home);
  const [damaged = '', gone = ''] = imagesOf(home);
  writeFileSync(pathOf(home, damaged), 'x');
  home.blobs.removeNow(gone);
  home.raw.exec('DELETE FROM sentImage');

  expect(await sync(home)).toMatchObject({ online: true });
  const repair = valueOf(await repairDatasets(home, {}));

  expect(repair).toMatchObject({ ok: true, stillDamaged: [] });
  const mended = [damaged, gone].map((id) => ({ id, kind: 'file', from: 'server' }));
  expect(repair.repaired).toEqual(expect.arrayContaining(mended));
  expect(valueOf(await verifyDatasets(home, {})).ok).toBe(true);
});

test('an image that the server lacks stays named as damaged', async () => {
  const home = await openLaptop(30);
  const [gone = ''] = imagesOf(home);
  home.blobs.removeNow(gone);

  expect(valueOf(await repairDatasets(home, {}))).toMatchObject({
    ok: false,
    repaired: [],
    stillDamaged: [{ id: gone, kind: 'file' }],
  });
});
