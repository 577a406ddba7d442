import type { ImageFile } from '../../files/images/check-images.ts';
import { insertImages } from '../../store/images.ts';
import type { Context } from '../context.ts';

/** Keeps images ahead of their version, under the lease that its import has open. Throws where the disk does. */
export async function keepImages(
  { store, blobs }: Pick<Context, 'store' | 'blobs'>,
  images: readonly ImageFile[],
): Promise<void> {
  store.transaction((db) =>
    insertImages(
      db,
      images.map(({ sha256, bytes }) => ({ sha256, sizeBytes: bytes.length })),
    ),
  );
  await blobs.putAll(images.map(({ bytes }) => bytes));
}
