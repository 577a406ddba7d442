import { decodeChunk } from '../../../shared/columns/chunk-codec.ts';
import { ChunkDamaged } from '../../../shared/columns/chunk-damaged.ts';
import type { ReadableDb, Store, WritableDb } from './open-database.ts';
import { isPhotoFile } from './photos.ts';
import { allVersionHeads, chunkBytes, type VersionHead, versionChunks } from './version-chunks.ts';

/** Bytes of an image of some data set, or of one that is just read; null for any other blob, which is shown to nobody. */
export const imageSizeBytes = (db: ReadableDb, sha256: string): number | null =>
  db.value<number>('SELECT sizeBytes FROM image WHERE sha256 = ?', sha256);

/** Names images before their bytes are written, under a lease that is open: the sweep waits until it is released. */
export function insertImages(
  db: WritableDb,
  images: readonly { readonly sha256: string; readonly sizeBytes: number }[],
): void {
  for (const { sha256, sizeBytes } of images) {
    db.run('INSERT OR IGNORE INTO image (sha256, sizeBytes) VALUES (:sha256, :sizeBytes)', { sha256, sizeBytes });
  }
}

/** The hashes that a chunk of an image column holds; null where the chunk is missing or damaged. */
export function imagesOfChunk(db: ReadableDb, chunkSha256: string): readonly string[] | null {
  const bytes = chunkBytes(db, chunkSha256);
  if (bytes === null) return null;
  try {
    const chunk = decodeChunk(bytes);
    return chunk.kind === 'coded' ? chunk.dictionary : null;
  } catch (cause) {
    if (!(cause instanceof ChunkDamaged)) throw cause;
    return null;
  }
}

/** The chunks of a version's image columns, each once. */
export const imageChunks = (db: ReadableDb, { id, columns }: Pick<VersionHead, 'id' | 'columns'>): readonly string[] =>
  columns.some(({ type }) => type === 'image')
    ? [
        ...new Set(
          versionChunks(db, id).flatMap(({ column, sha256 }) => (columns[column]?.type === 'image' ? [sha256] : [])),
        ),
      ]
    : [];

/** Images deleted in one transaction: a file is gone in well under a millisecond. */
const IMAGES_PER_SWEEP = 32;

/**
 * Deletes images that no version names, and their bytes by `remove`, in short transactions between which other work
 * goes on. It stops where a lease is open, since what is written ahead under it may name any image (the next sweep takes
 * the rest), and where a chunk that names images cannot be read, since its repair may bring them back.
 */
export async function sweepImages(store: Store, remove: (sha256: string) => void): Promise<void> {
  const free = new Set(store.all('SELECT sha256 FROM image').map((row) => String(row['sha256'])));
  const seen = new Set<string>();
  while (free.size > 0) {
    const chunk = allVersionHeads(store)
      .flatMap((head) => imageChunks(store, head))
      .find((sha256) => !seen.has(sha256));
    if (chunk === undefined) {
      if (hasLease(store)) return;
      store.transaction((db) => deleteSome(db, free, remove));
    } else {
      const named = imagesOfChunk(store, chunk);
      if (named === null) return;
      for (const sha256 of named) free.delete(sha256);
      seen.add(chunk);
    }
    await new Promise(setImmediate);
  }
}

const hasLease = (db: ReadableDb): boolean => db.first('SELECT 1 FROM lease') !== null;

/** The file goes first: a row without its file is swept again, a file without its row would stay for good. */
function deleteSome(db: WritableDb, free: Set<string>, remove: (sha256: string) => void): void {
  for (const sha256 of [...free].slice(0, IMAGES_PER_SWEEP)) {
    const isModel = db.first('SELECT 1 FROM modelVersion WHERE sha256 = ?', sha256) !== null;
    if (!isModel && !isPhotoFile(db, sha256)) remove(sha256);
    db.run('DELETE FROM image WHERE sha256 = :sha256', { sha256 });
    free.delete(sha256);
  }
}
