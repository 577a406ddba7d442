import type { Cell } from '../../../../shared/column.ts';
import type { Feature } from '../../../../shared/model.ts';
import type { ImageFile } from '../../../../shared/picture.ts';
import { fail, ok, type Result } from '../../../../shared/result.ts';
import { imageSizeBytes } from '../../store/images.ts';
import { isPhotoFile } from '../../store/photos.ts';
import type { Context } from '../context.ts';

/**
 * The files that a record's cells name where a model reads images: photos of records and images of data sets, no other
 * blob. Fails with `image.unknown`, `blob.missing` or `blob.damaged`.
 */
export async function readImagesOf(
  { store, blobs }: Pick<Context, 'store' | 'blobs'>,
  features: readonly Feature[],
  record: Readonly<Record<string, Cell>>,
): Promise<Result<readonly ImageFile[]>> {
  const images: ImageFile[] = [];
  for (const { name, type } of features) {
    const sha256 = String(record[name] ?? '');
    if (type !== 'image' || sha256 === '') continue;
    if (imageSizeBytes(store, sha256) === null && !isPhotoFile(store, sha256)) return refuseUnknown(name, sha256);
    const bytes = await blobs.read(sha256);
    if (!bytes.ok) return bytes;
    images.push({ sha256, bytes: bytes.value });
  }
  return ok(images);
}

const refuseUnknown = (name: string, sha256: string): Result<never> =>
  fail(
    'image.unknown',
    `"${name}" says ${JSON.stringify(sha256)}, which is no image or photo of this home.`,
    'Name an image by the sha256 that its data set shows, or leave it out.',
  );
