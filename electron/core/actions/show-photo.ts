import type { Output, Parsed } from '../../../shared/calls.ts';
import { ok, type Result } from '../../../shared/result.ts';
import type { Photo } from '../../../shared/photo.ts';
import { findPhoto, hasThumbnailHere, isErasedPhoto, markPhotosHere } from '../store/photos.ts';
import type { Context } from './context.ts';
import { refuseUnknownPhoto } from '../store/refuse-unknown-photo.ts';

type Shown = Output<'photo.show'>;

/**
 * A photo or its thumbnail; for a thumbnail that nobody made yet, the photo. What is not here is fetched from the server
 * and kept; where there is no link, `bytes` is null, which is no failure. Fails with `photo.unknown` and `blob.damaged`.
 */
export async function showPhoto(context: Context, { sha256, size }: Parsed<'photo.show'>): Promise<Result<Shown>> {
  const found = findPhoto(context.store, sha256);
  if (found === null) return refuseUnknownPhoto(sha256);
  const shown = size === 'thumbnail' && found.thumbnail !== null ? 'thumbnail' : 'whole';
  const bytes = await readFile(context, found, shown);
  if (!bytes.ok) return bytes;
  return ok({ photo: findPhoto(context.store, sha256) ?? found, size: shown, bytes: bytes.value });
}

async function readFile(context: Context, photo: Photo, size: Shown['size']): Promise<Result<Shown['bytes']>> {
  const sha256 = size === 'thumbnail' ? photo.thumbnail?.sha256 : photo.sha256;
  if (sha256 === undefined || isErasedPhoto(context.store, photo.sha256)) return ok(null);
  const isHere = size === 'thumbnail' ? hasThumbnailHere(context.store, photo.sha256) : photo.isHere;
  if (!isHere) return ok(await fetchFile(context, sha256));
  const read = await context.blobs.read(sha256);
  if (!read.ok && read.error.code === 'blob.missing') return ok(await fetchFile(context, sha256));
  return read.ok ? ok(new Uint8Array(read.value)) : read;
}

/** Being offline is a state, and so is a server that does not have it (yet). */
async function fetchFile({ link, blobs, store, signal, progress }: Context, sha256: string): Promise<Shown['bytes']> {
  const fetched = await link.fetchPhoto(sha256, { signal, progress });
  if (!fetched.ok || fetched.value === null) return null;
  await blobs.put(fetched.value);
  store.transaction((db) => markPhotosHere(db, [sha256]));
  return new Uint8Array(fetched.value);
}
