import { createHash } from 'node:crypto';
import type { Output, Parsed } from '../../../shared/calls.ts';
import { THUMBNAIL_PIXELS } from '../../../shared/photo.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { isThumbnail } from '../files/photos/is-thumbnail.ts';
import { findPhoto, hasThumbnailHere, putThumbnail } from '../store/photos.ts';
import type { Context } from './context.ts';
import { refuseUnknownPhoto } from '../store/refuse-unknown-photo.ts';

/** Keeps what a window made of a photo; the first thumbnail stays. Fails with `photo.unknown` and `photo.notThumbnail`. */
export async function keepPhotoThumbnail(
  { store, blobs }: Context,
  { sha256, bytes }: Parsed<'photo.keepThumbnail'>,
): Promise<Result<Output<'photo.keepThumbnail'>>> {
  const photo = findPhoto(store, sha256);
  if (photo === null) return refuseUnknownPhoto(sha256);
  const thumbnail = { sha256: createHash('sha256').update(bytes).digest('hex'), sizeBytes: bytes.length };
  const isOther = photo.thumbnail !== null && photo.thumbnail.sha256 !== thumbnail.sha256;
  if (isOther || hasThumbnailHere(store, sha256)) return ok({});
  if (!isThumbnail(bytes, THUMBNAIL_PIXELS)) {
    return fail('photo.notThumbnail', `A thumbnail is a JPEG of at most ${THUMBNAIL_PIXELS} pixels without notes.`);
  }
  await blobs.put(bytes);
  store.transaction((db) => putThumbnail(db, sha256, thumbnail, true));
  return ok({});
}
