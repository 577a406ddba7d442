import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { addPhoto } from '../../../electron/core/actions/add-photo.ts';
import { eraseSubject } from '../../../electron/core/actions/erase-subject.ts';
import { exportProject } from '../../../electron/core/actions/export-project.ts';
import { mergeProject } from '../../../electron/core/actions/merge-project.ts';
import { showPhoto } from '../../../electron/core/actions/show-photo.ts';
import { showSubject } from '../../../electron/core/actions/show-subject.ts';
import { useTestServer } from '../../server/test-server.ts';
import { definition, visit } from '../actions/capture-home.ts';
import { drawSquares } from '../files/photos/sample-photos.ts';
import { type TestHome, valueOf } from '../open-test-home.ts';
import { openLaptopsOf } from './open-laptops.ts';

const server = useTestServer();

const sync = async ({ link }: TestHome) =>
  valueOf(await link.exchange({ signal: new AbortController().signal, progress: () => undefined }));

const isOnServer = (sha256: string): boolean => existsSync(join(server().blobFolder, 'photos', sha256));

async function captureWithPhoto(home: TestHome): Promise<string> {
  const { photo } = valueOf(await addPhoto(home, { bytes: new Uint8Array(drawSquares(400, 300)) }));
  await visit(home, 'KAS-1', { name: 'Grace Nakato', muac_cm: 12.1, wound: photo.sha256 });
  return photo.sha256;
}

test('the server and another laptop lose the photos of somebody who was erased, and nobody brings them back', async () => {
  const [mine, theirs] = openLaptopsOf(server().url, definition);
  const photo = await captureWithPhoto(mine);
  await sync(mine);
  await sync(theirs);
  const seen = valueOf(await showPhoto(theirs, { sha256: photo, size: 'whole' }));
  const wasOnServer = isOnServer(photo);

  valueOf(await eraseSubject(mine, { subjectId: 'KAS-1' }));
  await sync(mine);
  await sync(theirs);
  await sync(theirs);

  expect([seen.bytes === null, wasOnServer]).toEqual([false, true]);
  expect(isOnServer(photo)).toBe(false);
  const after = valueOf(await showPhoto(theirs, { sha256: photo, size: 'whole' }));
  expect(after).toMatchObject({ bytes: null, photo: { isErased: true } });
});

test('a file from another laptop carries an erasure, and an older one does not undo it', async () => {
  const [mine, theirs] = openLaptopsOf(server().url, definition);
  const photo = await captureWithPhoto(mine);
  const [before, after] = [join(mine.folder, 'before.fieldloop'), join(mine.folder, 'after.fieldloop')];
  valueOf(await exportProject(mine, { path: before }));
  valueOf(await eraseSubject(mine, { subjectId: 'KAS-1' }));
  valueOf(await exportProject(mine, { path: after }));

  const { added } = valueOf(await mergeProject(theirs, { path: after, other: 'refuse' }));
  valueOf(await mergeProject(theirs, { path: before, other: 'refuse' }));

  expect(added.erasures).toBe(1);
  const shown = valueOf(await showPhoto(theirs, { sha256: photo, size: 'whole' }));
  expect(shown).toMatchObject({ bytes: null, photo: { isErased: true } });
  const id = String(theirs.store.value('SELECT id FROM subject'));
  expect(valueOf(await showSubject(theirs, { id })).subject.erasedAtMs).not.toBeNull();
});
