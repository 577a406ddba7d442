import { randomUUID } from 'node:crypto';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { decode } from 'jpeg-js';
import { expect, test } from 'vitest';
import { addPhoto } from '../../../electron/core/actions/add-photo.ts';
import { addRecord } from '../../../electron/core/actions/add-record.ts';
import { editRecord } from '../../../electron/core/actions/edit-record.ts';
import { keepPhotoThumbnail } from '../../../electron/core/actions/keep-photo-thumbnail.ts';
import { removeDraft } from '../../../electron/core/actions/remove-draft.ts';
import { saveDraft } from '../../../electron/core/actions/save-draft.ts';
import { showPhoto } from '../../../electron/core/actions/show-photo.ts';
import { verifyDatasets } from '../../../electron/core/actions/verify-datasets.ts';
import { storedFiles } from '../../../electron/core/store/integrity.ts';
import { sweepPhotos } from '../../../electron/core/store/photos.ts';
import { calls } from '../../../shared/calls.ts';
import { PhotoFacts } from '../../../shared/photo.ts';
import { ProjectDefinition } from '../../../shared/project.ts';
import { asFromPhone, drawSquares, GPS_TEXT } from '../files/photos/sample-photos.ts';
import { encodePng } from '../files/images/tiny-images.ts';
import { openTestHome, type TestHome, valueOf } from '../open-test-home.ts';

const fromPhone = asFromPhone(drawSquares(640, 400));

const add = async (home: TestHome, bytes: Uint8Array) =>
  valueOf(await addPhoto(home, { bytes: new Uint8Array(bytes) })).photo;

function fileOf(home: TestHome, bytes: Uint8Array): string {
  const path = join(home.folder, `${randomUUID()}.jpg`);
  writeFileSync(path, bytes);
  return path;
}

const isKept = ({ folder }: TestHome, sha256: string): boolean =>
  existsSync(join(folder, 'blobs', sha256.slice(0, 2), sha256.slice(2)));

const capture = (home: TestHome, values: Record<string, string>, draftId?: string) =>
  addRecord(home, calls['record.add'].input.parse({ values, ...(draftId === undefined ? {} : { draftId }) }));

const saveWith = (home: TestHome, draftId: string, values: Record<string, string>) =>
  saveDraft(home, calls['draft.save'].input.parse({ draftId, values }));

test('a photo from a file is kept without its place, turned in what is said of it, with a thumbnail that stands upright', async () => {
  const home = openTestHome();

  const { photo } = valueOf(await addPhoto(home, { path: fileOf(home, fromPhone) }));
  const whole = valueOf(await showPhoto(home, { sha256: photo.sha256, size: 'whole' }));
  const small = valueOf(await showPhoto(home, { sha256: photo.sha256, size: 'thumbnail' }));

  expect(photo).toMatchObject({
    mediaType: 'image/jpeg',
    width: 400,
    height: 640,
    takenAt: '2026-11-23T09:41:07+03:00',
    place: null,
    isHere: true,
  });
  expect(Buffer.from(whole.bytes ?? []).includes(GPS_TEXT)).toBe(false);
  expect(small).toMatchObject({ size: 'thumbnail' });
  const { width, height, data } = decode(small.bytes ?? [], { useTArray: true });
  expect([width, height]).toEqual([200, 320]);
  // Exif 6 is turned a quarter to the right: what was below on the left, blue, stands above on the left.
  expect([...data.subarray(0, 3)].map((part) => Math.round(part / 255))).toEqual([0, 0, 1]);
});

test('a project that keeps what cameras write keeps the file as it is, and knows the place', async () => {
  const home = openTestHome({ definition: ProjectDefinition.parse({ photos: { metadata: 'keep' } }) });

  const photo = await add(home, fromPhone);
  const { bytes } = valueOf(await showPhoto(home, { sha256: photo.sha256, size: 'whole' }));

  expect(photo.place?.latitude).toBeCloseTo(0.3136, 4);
  expect(Buffer.from(bytes ?? []).equals(fromPhone)).toBe(true);
});

test.each([
  ['what is no photo', Buffer.from('no pixels'), 'photo.notPhoto'],
  ['a photo that was cut', fromPhone.subarray(0, 900), 'photo.damaged'],
])('%s is refused in words, and nothing is kept', async (_what, bytes, code) => {
  const home = openTestHome();

  const refused = await addPhoto(home, { path: fileOf(home, bytes) });

  expect(refused).toMatchObject({ ok: false, error: { code, hint: expect.any(String) } });
  expect(storedFiles(home.store)).toEqual([]);
  expect(await addPhoto(home, { path: join(home.folder, 'none.jpg') })).toMatchObject({
    ok: false,
    error: { code: 'file.unreadable' },
  });
});

test('of a photo from a window the window makes the thumbnail: a small JPEG, the first one stays', async () => {
  const home = openTestHome();
  const { sha256, thumbnail } = await add(home, encodePng(20, 10, new Uint8Array(200).fill(9)));
  const made = new Uint8Array(drawSquares(20, 10));

  const large = await keepPhotoThumbnail(home, { sha256, bytes: new Uint8Array(drawSquares(400, 10)) });
  const whole = valueOf(await showPhoto(home, { sha256, size: 'thumbnail' }));
  valueOf(await keepPhotoThumbnail(home, { sha256, bytes: made }));
  valueOf(await keepPhotoThumbnail(home, { sha256, bytes: new Uint8Array(drawSquares(10, 10)) }));
  const small = valueOf(await showPhoto(home, { sha256, size: 'thumbnail' }));

  expect(thumbnail).toBeNull();
  expect(large).toMatchObject({ ok: false, error: { code: 'photo.notThumbnail' } });
  expect(whole).toMatchObject({ size: 'whole', photo: { mediaType: 'image/png' } });
  expect(small.size).toBe('thumbnail');
  expect(Buffer.from(small.bytes ?? []).equals(made)).toBe(true);
});

test('removing a draft frees its photos, but not one that a record has as well', async () => {
  const home = openTestHome();
  const [onlyDraft, shared] = [await add(home, drawSquares(8, 8)), await add(home, drawSquares(16, 8))];
  const draftId = randomUUID();
  valueOf(await saveWith(home, draftId, { wound: onlyDraft.sha256, face: shared.sha256 }));
  valueOf(await saveWith(home, draftId, { face: shared.sha256 })); // taken out of the form; it can be put back
  valueOf(await capture(home, { face: shared.sha256 }));

  expect(isKept(home, onlyDraft.sha256)).toBe(true);
  valueOf(await removeDraft(home, { draftId }));

  expect(isKept(home, onlyDraft.sha256)).toBe(false);
  expect(isKept(home, shared.sha256)).toBe(true);
  expect(await showPhoto(home, { sha256: onlyDraft.sha256, size: 'whole' })).toMatchObject({
    ok: false,
    error: { code: 'photo.unknown' },
  });
});

test('a photo that nothing ever named is swept once it is old, and not while something is written ahead', async () => {
  let nowMs = 1_000;
  const home = openTestHome({ now: () => nowMs });
  const { sha256 } = await add(home, drawSquares(8, 8));
  const remove = (file: string): void => home.blobs.removeNow(file);
  nowMs = 5_000;

  await sweepPhotos(home.store, 1_000, remove);
  expect(isKept(home, sha256)).toBe(true);
  home.raw.exec("INSERT INTO lease VALUES ('one', 'photo.add')");
  await sweepPhotos(home.store, 4_000, remove);
  expect(isKept(home, sha256)).toBe(true);
  home.raw.exec('DELETE FROM lease');
  await sweepPhotos(home.store, 4_000, remove);

  expect(isKept(home, sha256)).toBe(false);
});

test('a record that names a photo which nobody added is refused, and so is an edit', async () => {
  const definition = ProjectDefinition.parse({ columns: [{ name: 'wound', type: 'image' }] });
  const home = openTestHome({ definition });
  const known = await add(home, drawSquares(8, 8));
  const { recordId } = valueOf(await capture(home, { wound: known.sha256, note: 'leg' }));
  const refused = { ok: false, error: { code: 'photo.unknown', details: { column: 'wound' } } };

  expect(await capture(home, { wound: 'arm.jpg' })).toMatchObject(refused);
  expect(await capture(home, { wound: 'f'.repeat(64) })).toMatchObject(refused);
  const base = home.store.value<string>('SELECT id FROM recordEvent WHERE recordId = ?', recordId) ?? '';
  const edit = { recordId, baseEventId: base, values: { wound: 'e'.repeat(64) } };
  expect(await editRecord(home, calls['record.edit'].input.parse(edit))).toMatchObject(refused);
});

test('a record keeps its photos, what leaves of it says what they are, and verifying reads them', async () => {
  const home = openTestHome();
  const photo = valueOf(await addPhoto(home, { path: fileOf(home, fromPhone) })).photo;

  valueOf(await capture(home, { wound: photo.sha256, note: 'f'.repeat(64) }));

  const payload = JSON.parse(
    home.store.value<string>("SELECT payload FROM outbox WHERE kind = 'record.added'") ?? '{}',
  );
  const facts = PhotoFacts.parse(photo);
  expect(payload).toMatchObject({ values: { wound: photo.sha256 }, photos: [facts] });
  expect(valueOf(await verifyDatasets(home, {}))).toMatchObject({ ok: true, files: 2 });
  home.blobs.removeNow(photo.sha256);
  expect(valueOf(await verifyDatasets(home, {}))).toMatchObject({ ok: false, damaged: [{ id: photo.sha256 }] });
});
