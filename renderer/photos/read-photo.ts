import type { Photo } from '../../shared/photo.ts';
import { ok, type Result } from '../../shared/result.ts';
import { call } from '../call.ts';
import { makeThumbnail } from './make-thumbnail.ts';

/** A picture to show; `blob` is null where only the server has it and there is no link. */
export type ReadPhoto = { readonly photo: Photo; readonly blob: Blob | null };

/** A photo or its thumbnail. A photo that has no thumbnail gets one by being looked at. */
export async function readPhoto(sha256: string, size: 'thumbnail' | 'whole'): Promise<Result<ReadPhoto>> {
  const shown = await call('photo.show', { sha256, size });
  if (!shown.ok) return shown;
  const { photo, bytes, size: got } = shown.value;
  if (bytes === null) return ok({ photo, blob: null });
  const blob = new Blob([new Uint8Array(bytes)], { type: got === 'thumbnail' ? 'image/jpeg' : photo.mediaType });
  if (photo.thumbnail === null) await keepThumbnail(sha256, blob);
  return ok({ photo, blob });
}

/** Keeps a photo that the camera took or somebody chose, with its thumbnail. Fails as `photo.add` does. */
export async function addPhoto(file: Blob): Promise<Result<Photo>> {
  const added = await call('photo.add', { bytes: new Uint8Array(await file.arrayBuffer()) });
  if (!added.ok) return added;
  const { photo } = added.value;
  if (photo.thumbnail === null) await keepThumbnail(photo.sha256, file);
  return ok(photo);
}

/** A photo without a thumbnail is shown whole, so it is no failure where none can be made. */
async function keepThumbnail(sha256: string, blob: Blob): Promise<void> {
  const bytes = await makeThumbnail(blob).catch(() => null);
  if (bytes !== null) await call('photo.keepThumbnail', { sha256, bytes });
}
