import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ok, type Result } from '../../../../shared/result.ts';
import type { BlobStore } from '../../files/blob-store.ts';
import { mediaTypes, type ImageKind } from '../../files/images/image-bytes.ts';
import { kindOf } from '../../files/images/inspect-image.ts';
import { syncFolder } from '../../files/replace-file.ts';

const endings: Readonly<Record<ImageKind, string>> = { png: 'png', jpeg: 'jpg', gif: 'gif', webp: 'webp', bmp: 'bmp' };

export type WrittenImages = { readonly sizeBytes: number; readonly mediaTypes: readonly string[] };

/**
 * Writes images into a new folder, each named after its sha256. Null where it was cancelled; fails with `blob.missing`
 * or `blob.damaged`.
 */
export async function writeImages(
  blobs: BlobStore,
  folder: string,
  hashes: Iterable<string>,
  { onWritten, isCancelled }: { readonly onWritten: (done: number) => void; readonly isCancelled: () => boolean },
): Promise<Result<WrittenImages | null>> {
  await mkdir(folder);
  const found = new Set<string>();
  let [done, sizeBytes] = [0, 0];
  for (const sha256 of hashes) {
    if (isCancelled()) return ok(null);
    const content = await blobs.read(sha256);
    if (!content.ok) return content;
    const kind = kindOf(content.value);
    if (kind === null) throw new Error(`The image ${sha256} is none.`);
    await writeFile(join(folder, `${sha256}.${endings[kind]}`), content.value, { flush: true });
    found.add(mediaTypes[kind]);
    sizeBytes += content.value.length;
    onWritten(++done);
  }
  await syncFolder(folder);
  return ok({ sizeBytes, mediaTypes: [...found].sort() });
}
