import type { Output, Parsed } from '../../../shared/calls.ts';
import { photoPolicyOf } from '../../../shared/project.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { ReaderOutput } from '../readers/tasks.ts';
import { openLease, releaseLease } from '../store/chunks.ts';
import { findPhoto, isErasedPhoto, putPhoto } from '../store/photos.ts';
import { requireProject } from '../store/projects.ts';
import type { Context } from './context.ts';

/**
 * Keeps a photo under the hash of its bytes as the project's policy wants them; a record or a draft then names it. Of
 * what comes as a file core makes the thumbnail, of what comes from a window the window does. Fails as `readPhoto` does, and with
 * `photo.erased`.
 */
export async function addPhoto(context: Context, input: Parsed<'photo.add'>): Promise<Result<Output<'photo.add'>>> {
  const { store, projectId, readers, signal } = context;
  const { metadata } = photoPolicyOf(requireProject(store, projectId).definition);
  const from = 'path' in input ? ({ kind: 'file', ...input } as const) : ({ kind: 'bytes', ...input } as const);
  const read = await readers.run('photo.read', { from, metadata, makesThumbnail: 'path' in input }, { signal });
  if (!read.ok) return read;
  if (isErasedPhoto(store, read.value.facts.sha256)) return refuseErased();
  await keepFiles(context, read.value);
  const photo = findPhoto(store, read.value.facts.sha256);
  if (photo === null) throw new Error('a photo that was just kept must be there');
  return ok({ photo });
}

const refuseErased = (): Result<never> =>
  fail('photo.erased', 'This photo was erased with somebody, for good.', 'Take another photo.');

/** Under a lease, so that no sweep takes the files of a photo that had been there and was needed no more. */
async function keepFiles(context: Context, { facts, bytes, thumbnail }: ReaderOutput<'photo.read'>): Promise<void> {
  const { store, blobs, now, newId } = context;
  const leaseId = newId();
  store.transaction((db) => openLease(db, leaseId, 'photo.add'));
  try {
    const known = findPhoto(store, facts.sha256)?.thumbnail ?? null;
    const isNeeded = thumbnail !== null && known === null;
    await blobs.putAll(isNeeded ? [bytes, thumbnail] : [bytes]);
    const photo = { ...facts, thumbnail: isNeeded ? facts.thumbnail : null };
    store.transaction((db) => putPhoto(db, photo, { isHere: true, isThumbnailHere: isNeeded, addedAtMs: now() }));
  } finally {
    store.transaction((db) => releaseLease(db, leaseId));
  }
}
