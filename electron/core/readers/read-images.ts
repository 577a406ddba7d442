import { ok, type Result } from '../../../shared/result.ts';
import type { ReadImage } from '../../../shared/image.ts';
import { BlobStore } from '../files/blob-store.ts';
import { mediaTypes } from '../files/images/image-bytes.ts';
import { inspectImage } from '../files/images/inspect-image.ts';
import { imageSizeBytes } from '../store/images.ts';
import type { ReadableDb } from '../store/open-database.ts';
import type { ReaderInput, ReaderOutput, TaskContext } from './tasks.ts';

/** One answer holds no more, unless its first image alone does: what crosses to a window is copied. */
const MOST_BYTES = 8 * 2 ** 20;

/**
 * Reads images of data sets, from the first asked for to as many as one answer may hold. An image that is not here, or
 * is not as it was, is answered as such: the others are shown all the same.
 */
export async function readImages(
  db: ReadableDb,
  { hashes }: ReaderInput<'image.read'>,
  { blobs, signal }: Pick<TaskContext, 'blobs' | 'signal'>,
): Promise<Result<ReaderOutput<'image.read'>>> {
  if (blobs === null) throw new Error('This reader was started without the files of a home.');
  const store = new BlobStore(blobs);
  const images: ReadImage[] = [];
  let sizeBytes = 0;
  for (const sha256 of hashes) {
    sizeBytes += imageSizeBytes(db, sha256) ?? 0;
    if (signal.aborted || (images.length > 0 && sizeBytes > MOST_BYTES)) break;
    images.push(await readOne(db, store, sha256));
  }
  return ok({ images });
}

async function readOne(db: ReadableDb, store: BlobStore, sha256: string): Promise<ReadImage> {
  if (imageSizeBytes(db, sha256) === null) return { sha256, state: 'missing' };
  const read = await store.read(sha256);
  if (!read.ok) return { sha256, state: read.error.code === 'blob.missing' ? 'missing' : 'damaged' };
  const inspected = inspectImage(read.value);
  if (!inspected.ok) return { sha256, state: 'damaged' };
  const { kind, width, height } = inspected.facts;
  return { sha256, state: 'here', mediaType: mediaTypes[kind], width, height, bytes: new Uint8Array(read.value) };
}
