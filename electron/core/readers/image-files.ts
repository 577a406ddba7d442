import type { ImageFile } from '../../../shared/picture.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { ReaderPool } from './reader-pool.ts';

/** Hashes to ask for at a time; a reader answers as many of them as one message may hold. */
export const ASKED_AT_ONCE = 4_000;

/**
 * Files of images for compute: the first of them, one at least, as many as one message may hold. Fails with
 * `image.missing` or `image.damaged`, and as a reader does.
 */
export async function readImageFiles(
  { readers, signal }: { readonly readers: ReaderPool; readonly signal: AbortSignal },
  hashes: readonly string[],
): Promise<Result<readonly ImageFile[]>> {
  const read = await readers.run('image.read', { hashes }, { signal });
  if (!read.ok) return read;
  const files: ImageFile[] = [];
  for (const image of read.value.images) {
    if (image.state !== 'here') return refuseImage(image.sha256, image.state);
    files.push({ sha256: image.sha256, bytes: image.bytes });
  }
  return files.length > 0 || hashes.length === 0 ? ok(files) : fail('engine.cancelled', 'Cancelled.');
}

const refuseImage = (sha256: string, state: 'missing' | 'damaged'): Result<never> =>
  fail(
    `image.${state}`,
    `The image ${sha256.slice(0, 12)}… is ${state === 'missing' ? 'not on this laptop' : 'not as it was stored'}.`,
    'Run "dataset verify" to see all that is damaged, then synchronise or restore a backup.',
  );
