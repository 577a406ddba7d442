import type { BlobStore } from '../files/blob-store.ts';
import { isChunk } from '../files/is-chunk.ts';
import type { ReadableDb } from '../store/open-database.ts';
import { countUnsentChunks, markSent, unsentChunks } from '../store/sent-chunks.ts';
import { countUnsentPhotos, markPhotosSent, type PhotoPart, unsentPhotos } from '../store/sent-photos.ts';
import { countUnsentImages, markImagesSent, unsentImages } from '../store/sent-images.ts';
import { chunkBytes } from '../store/version-chunks.ts';
import type { Parts } from './transfer-parts.ts';

/**
 * What travels by itself, in this order: thumbnails, which somebody elsewhere looks at first; chunks of data sets;
 * photos; and images of data sets, which are many and wanted by nobody before a repair.
 */
export const partsOfHome = (db: ReadableDb, blobs: BlobStore): readonly Parts[] => [
  photoParts('thumbnail', 2, blobs),
  {
    kind: 'chunks',
    priority: 4,
    unsent: unsentChunks,
    countUnsent: countUnsentChunks,
    markSent,
    read: async (sha256) => {
      const bytes = chunkBytes(db, sha256);
      return bytes !== null && isChunk(bytes, sha256) ? bytes : null;
    },
  },
  photoParts('whole', 3, blobs),
  {
    kind: 'images',
    priority: 5,
    unsent: unsentImages,
    countUnsent: countUnsentImages,
    markSent: markImagesSent,
    read: (sha256) => readFile(blobs, sha256),
  },
];

const photoParts = (part: PhotoPart, priority: number, blobs: BlobStore): Parts => ({
  kind: 'photos',
  priority,
  unsent: (db, serverId, limit) => unsentPhotos(db, part, serverId, limit),
  countUnsent: (db, serverId) => countUnsentPhotos(db, part, serverId),
  markSent: markPhotosSent,
  read: (sha256) => readFile(blobs, sha256),
});

async function readFile(blobs: BlobStore, sha256: string): Promise<Uint8Array | null> {
  const read = await blobs.read(sha256);
  return read.ok ? read.value : null;
}
