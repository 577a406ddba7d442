import { expect, test } from 'vitest';
import { openLease, releaseLease } from '../../../electron/core/store/chunks.ts';
import { insertImages, sweepImages } from '../../../electron/core/store/images.ts';
import { openTestHome, type TestHome } from '../open-test-home.ts';

async function keepImage(home: TestHome, content: string): Promise<string> {
  const { sha256, sizeBytes } = await home.blobs.put(Buffer.from(content));
  home.store.transaction((db) => insertImages(db, [{ sha256, sizeBytes }]));
  return sha256;
}

const sweep = (home: TestHome): Promise<void> => sweepImages(home.store, (sha256) => home.blobs.removeNow(sha256));
const imagesIn = (home: TestHome): number => home.store.value<number>('SELECT count(*) FROM image') ?? 0;

test('the sweep takes images that no version names, with their files', async () => {
  const home = openTestHome();
  const hashes = await Promise.all(Array.from({ length: 70 }, (_, image) => keepImage(home, `image ${image}`)));

  await sweep(home);

  expect(imagesIn(home)).toBe(0);
  expect(await home.blobs.read(hashes[69] ?? '')).toMatchObject({ ok: false, error: { code: 'blob.missing' } });
});

test('the sweep waits while any work is open, and takes what it left when it has ended', async () => {
  const home = openTestHome();
  await keepImage(home, 'image');
  home.store.transaction((db) => openLease(db, 'lease-1', 'dataset.import'));

  await sweep(home);
  expect(imagesIn(home)).toBe(1);

  home.store.transaction((db) => releaseLease(db, 'lease-1'));
  await sweep(home);
  expect(imagesIn(home)).toBe(0);
});

test('work that begins in the middle of a sweep keeps what is left', async () => {
  const home = openTestHome();
  for (let image = 0; image < 70; image += 1) await keepImage(home, `image ${image}`);
  let removed = 0;

  await sweepImages(home.store, (sha256) => {
    home.blobs.removeNow(sha256);
    removed += 1;
    if (removed === 32) setImmediate(() => home.store.transaction((db) => openLease(db, 'lease-1', 'dataset.import')));
  });

  expect(imagesIn(home)).toBe(70 - removed);
  expect(removed).toBeLessThan(70);
});

test('a file that is also a model stays', async () => {
  const home = openTestHome();
  const sha256 = await keepImage(home, 'both');
  home.raw.pragma('foreign_keys = OFF');
  home.raw.exec(
    `INSERT INTO modelVersion (id, modelId, version, sha256, sizeBytes, spec, metrics, source, actorId, deviceId, createdAtMs)
     VALUES ('v', 'm', 1, '${sha256}', 4, '{}', '{}', '{}', 'a', 'd', 1)`,
  );

  await sweep(home);

  expect(imagesIn(home)).toBe(0);
  expect(await home.blobs.read(sha256)).toMatchObject({ ok: true });
});
