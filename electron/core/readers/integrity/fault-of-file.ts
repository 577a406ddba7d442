import { createHash } from 'node:crypto';
import type { BlobStore } from '../../files/blob-store.ts';

/** Read at once; files may be larger than memory. */
const PIECE_BYTES = 4 * 2 ** 20;

/** Why a file is not whole, or null. */
export async function faultOfFile(blobs: BlobStore, sha256: string): Promise<string | null> {
  const hash = createHash('sha256');
  for (let offset = 0; ; offset += PIECE_BYTES) {
    const piece = await blobs.readRange(sha256, offset, PIECE_BYTES);
    if (!piece.ok) return piece.error.code === 'blob.missing' ? 'It is not here.' : 'Its content cannot be read.';
    hash.update(piece.value);
    if (piece.value.length < PIECE_BYTES) break;
  }
  return hash.digest('hex') === sha256 ? null : 'Its content is not what was stored.';
}
