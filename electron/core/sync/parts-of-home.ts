import type { BlobStore } from '../files/blob-store.ts';
import { isChunk } from '../files/is-chunk.ts';
import type { ReadableDb } from '../store/open-database.ts';
import { countUnsentChunks, markSent, unsentChunks } from '../store/sent-chunks.ts';
import { countUnsentPhotos, markPhotosSent, type PhotoPart, unsentPhotos } from '../store/sent-photos.ts';
import { countUnsentImages, markImagesSent, unsentImages } from '../store/sent-images.ts';
import { countUnsentModels, markModelsSent, modelFileBytes, unsentModels } from '../store/sent-models.ts';
import { chunkBytes } from '../store/version-chunks.ts';
import { type PartSource, sourceOfBlob, sourceOfBytes } from './part-source.ts';
import type { Parts } from './transfer-parts.ts';

/**
 * What travels by itself, in this order: thumbnails, which somebody elsewhere looks at first; chunks of data sets;
 * photos; models; and images of data sets, which are many and wanted by nobody before a repair.
 */
export const partsOfHome = (db: ReadableDb, blobs: BlobStore): readonly Parts[] => [
  photoParts('thumbnail', 2, blobs),
  {
    kind: 'chunks',
    priority: 4,
    unsent: unsentChunks,
    countUnsent: countUnsentChunks,
    markSent,
    open: async (sha256) => {
      const bytes = chunkBytes(db, sha256);
      return bytes !== null && isChunk(bytes, sha256) ? sourceOfBytes(bytes) : null;
    },
  },
  photoParts('whole', 3, blobs),
  {
    kind: 'models',
    priority: 4,
    unsent: unsentModels,
    countUnsent: countUnsentModels,
    markSent: markModelsSent,
    open: async (sha256) => {
      const sizeBytes = modelFileBytes(db, sha256);
      return sizeBytes === null ? null : sourceOfBlob(blobs, sha256, sizeBytes);
    },
  },
  {
    kind: 'images',
    priority: 5,
    unsent: unsentImages,
    countUnsent: countUnsentImages,
    markSent: markImagesSent,
    open: (sha256) => openFile(blobs, sha256),
  },
];

const photoParts = (part: PhotoPart, priority: number, blobs: BlobStore): Parts => ({
  kind: 'photos',
  priority,
  unsent: (db, serverId, limit) => unsentPhotos(db, part, serverId, limit),
  countUnsent: (db, serverId) => countUnsentPhotos(db, part, serverId),
  markSent: markPhotosSent,
  open: (sha256) => openFile(blobs, sha256),
});

async function openFile(blobs: BlobStore, sha256: string): Promise<PartSource | null> {
  const read = await blobs.read(sha256);
  return read.ok ? sourceOfBytes(read.value) : null;
}
