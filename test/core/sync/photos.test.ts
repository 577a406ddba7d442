import { randomUUID } from 'node:crypto';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { addPhoto } from '../../../electron/core/actions/add-photo.ts';
import { addRecord } from '../../../electron/core/actions/add-record.ts';
import { exportProject } from '../../../electron/core/actions/export-project.ts';
import { freeSpace } from '../../../electron/core/actions/free-space.ts';
import { mergeProject } from '../../../electron/core/actions/merge-project.ts';
import { saveDraft } from '../../../electron/core/actions/save-draft.ts';
import { showPhoto } from '../../../electron/core/actions/show-photo.ts';
import { showSpace } from '../../../electron/core/actions/show-space.ts';
import { oneContactAtATime } from '../../../electron/core/sync/one-contact.ts';
import { openLink } from '../../../electron/core/sync/open-link.ts';
import { calls } from '../../../shared/calls.ts';
import type { Photo } from '../../../shared/photo.ts';
import { newDevice, useTestServer } from '../../server/test-server.ts';
import { importText } from '../actions/import-text.ts';
import { drawSquares } from '../files/photos/sample-photos.ts';
import { openTestHome, type TestHome, valueOf } from '../open-test-home.ts';

const server = useTestServer();

function openLaptop(projectId: string, through: typeof fetch = fetch): TestHome {
  const home = openTestHome({ projectId });
  home.store.transaction((db) => {
    const insert = 'INSERT INTO setting (name, value) VALUES (:name, :value)';
    db.run(insert, { name: 'devicePrivateKey', value: newDevice().devicePrivateKey });
    db.run(insert, { name: 'serverUrl', value: server().url });
  });
  const { store, blobs, now, newId } = home;
  return { ...home, link: oneContactAtATime(openLink({ store, blobs, fetch: through, now, newId })) };
}

async function takePhoto(home: TestHome, width: number): Promise<Photo> {
  const path = join(home.folder, `${randomUUID()}.jpg`);
  writeFileSync(path, drawSquares(width, 300));
  return valueOf(await addPhoto(home, { path })).photo;
}

const capture = async (home: TestHome, { sha256 }: Photo) =>
  valueOf(await addRecord(home, calls['record.add'].input.parse({ values: { wound: sha256 } })));

const sync = async ({ link }: TestHome) =>
  valueOf(await link.exchange({ signal: new AbortController().signal, progress: () => undefined }));

test('thumbnails go first, then data, then photos; another laptop knows of them at once and fetches what it shows', async () => {
  const puts: string[] = [];
  const projectId = randomUUID();
  const mine = openLaptop(projectId, async (input, init) => {
    if (init?.method === 'PUT') puts.push(String(input).split('/').slice(-2).join('/'));
    return fetch(input, init);
  });
  const photo = await takePhoto(mine, 500);
  await importText(mine, 'visits', `code,weight\n${randomUUID()},3\n`);
  await capture(mine, photo);

  await sync(mine);
  const theirs = openLaptop(projectId);
  await sync(theirs);
  const before = theirs.store.first('SELECT isHere, isThumbnailHere FROM photo');
  const small = valueOf(await showPhoto(theirs, { sha256: photo.sha256, size: 'thumbnail' }));
  const whole = valueOf(await showPhoto(theirs, { sha256: photo.sha256, size: 'whole' }));

  expect(puts[0]).toBe(`photos/${photo.thumbnail?.sha256}`);
  expect(puts.slice(1, -1).every((path) => path.startsWith('chunks/'))).toBe(true);
  expect(puts.at(-1)).toBe(`photos/${photo.sha256}`);
  expect(before).toEqual({ isHere: 0, isThumbnailHere: 0 });
  expect(small).toMatchObject({ size: 'thumbnail', photo: { width: 500, height: 300 } });
  expect(whole.photo.isHere).toBe(true);
  expect(Buffer.from(whole.bytes ?? []).length).toBe(photo.sizeBytes);
  expect(readdirSync(join(server().blobFolder, 'photos'))).toContain(photo.sha256);
});

test('a link that breaks among photos goes on from there, and a draft sends none', async () => {
  let puts = 0;
  const home = openLaptop(randomUUID(), async (input, init) => {
    if (init?.method === 'PUT' && ++puts === 2) throw new Error('the link broke');
    return fetch(input, init);
  });
  await capture(home, await takePhoto(home, 510));
  const { sha256 } = await takePhoto(home, 520);
  valueOf(await saveDraft(home, calls['draft.save'].input.parse({ draftId: randomUUID(), values: { wound: sha256 } })));

  expect(await sync(home)).toMatchObject({ online: false });
  expect(home.store.all('SELECT sha256 FROM sentPhoto')).toHaveLength(1);
  expect(await sync(home)).toMatchObject({ online: true });

  expect(home.store.all('SELECT sha256 FROM sentPhoto')).toHaveLength(2);
  expect(puts).toBe(3);
});

test('photos that the server has can be left to it; opened again they are fetched, and without a link that is said', async () => {
  let isOnline = true;
  const home = openLaptop(randomUUID(), (input, init) =>
    isOnline ? fetch(input, init) : Promise.reject(new Error('no link')),
  );
  const photo = await takePhoto(home, 530);
  await capture(home, photo);
  await sync(home);
  const show = async () => valueOf(await showPhoto(home, { sha256: photo.sha256, size: 'whole' }));

  const { kinds } = valueOf(await showSpace(home, {}));
  const { freedBytes } = valueOf(await freeSpace(home, { kinds: ['receivedPhotos'] }));
  isOnline = false;
  const offline = await show();
  isOnline = true;
  const online = await show();

  expect(kinds.find(({ kind }) => kind === 'receivedPhotos')).toMatchObject({
    sizeBytes: photo.sizeBytes,
    freeableBytes: photo.sizeBytes,
  });
  expect(freedBytes).toBe(photo.sizeBytes);
  expect(offline).toMatchObject({ bytes: null, photo: { isHere: false } });
  expect(online.bytes?.length).toBe(photo.sizeBytes);
});

test('a stick carries photos with the records that name them', async () => {
  const projectId = randomUUID();
  const [mine, theirs] = [openLaptop(projectId), openLaptop(projectId)];
  const photo = await takePhoto(mine, 540);
  await capture(mine, photo);
  const path = join(mine.folder, 'stick.exchange');

  valueOf(await exportProject(mine, { path }));
  valueOf(await mergeProject(theirs, { path, other: 'refuse' }));
  valueOf(await mergeProject(theirs, { path, other: 'refuse' }));

  const shown = valueOf(await showPhoto(theirs, { sha256: photo.sha256, size: 'whole' }));
  expect(shown).toMatchObject({ photo: { ...photo, isHere: true } });
  expect(shown.bytes?.length).toBe(photo.sizeBytes);
  expect(theirs.store.all('SELECT sha256 FROM image')).toEqual([]);
});
