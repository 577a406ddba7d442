import { stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ok, type Result } from '../../../../shared/result.ts';
import type { BlobStore } from '../../files/blob-store.ts';
import {
  CROISSANT_FILE,
  describeCroissant,
  type Described,
  IMAGE_FOLDER,
  TABLE_FILE,
} from '../../files/croissant/describe-croissant.ts';
import { refuseFile } from '../../files/replace-file.ts';
import { makeFolder, refuseFolder } from '../../files/replace-folder.ts';
import { isSystemError } from '../../files/system-error.ts';
import { hashFile } from '../../files/tables/hash-file.ts';
import type { RowGroup } from '../row-groups.ts';
import type { WrittenTable } from '../dataset-tasks.ts';
import { writeImages } from './write-images.ts';
import { writeParquet } from './write-parquet.ts';
import { refuseCancelled, type TableOfGroups, type Watching } from './write-table.ts';

export type CroissantFolder = {
  readonly to: string;
  readonly table: TableOfGroups;
  readonly blobs: BlobStore;
  readonly about: Omit<Described, 'columns' | 'rows' | 'table' | 'imageTypes'>;
};

/**
 * Writes a folder with the table as Parquet, its images and a Croissant description of both. The folder appears whole
 * or not at all. Fails with `export.cancelled`, `file.unwritable`, `blob.missing`, `blob.damaged`, and as reading the
 * groups does.
 */
export async function writeCroissant(asked: CroissantFolder, watching: Watching): Promise<Result<WrittenTable>> {
  const refused = await refuseFolder(asked.to);
  if (refused !== null) return refused;
  let result: Result<WrittenTable> = refuseCancelled(asked.to);
  try {
    await makeFolder(asked.to, async (folder) => {
      result = await writeParts(folder, asked, watching);
      return result.ok;
    });
    return result;
  } catch (cause) {
    if (!isSystemError(cause)) throw cause;
    return refuseFile(asked.to, cause.message);
  }
}

async function writeParts(
  folder: string,
  { to, table, blobs, about }: CroissantFolder,
  { signal, onProgress }: Watching,
): Promise<Result<WrittenTable>> {
  const hashes = new Set<string>();
  const hasImages = table.columns.some(({ type }) => type === 'image');
  const of = table.rows * (hasImages ? 2 : 1); // images are counted as rows: nobody knows yet how many there are
  const path = join(folder, TABLE_FILE);
  const written = await writeParquet({ ...table, groups: noteImages(table, hashes) }, path, {
    signal,
    onProgress: ({ rows }) => onProgress({ done: rows, of, rows }),
  });
  if (!written.ok) return written.error.code === 'export.cancelled' ? refuseCancelled(to) : written;
  const { rows, sizeBytes } = written.value;
  const images = hasImages
    ? await writeImages(blobs, join(folder, IMAGE_FOLDER), hashes, {
        isCancelled: () => signal.aborted,
        onWritten: (done) => onProgress({ done: rows + Math.floor((rows * done) / hashes.size), of, rows }),
      })
    : ok({ sizeBytes: 0, mediaTypes: [] });
  if (!images.ok) return images;
  if (images.value === null) return refuseCancelled(to);
  const description = describeCroissant({
    ...about,
    columns: table.columns,
    rows,
    table: { sha256: await hashFile(path), sizeBytes },
    imageTypes: images.value.mediaTypes,
  });
  const text = `${JSON.stringify(description, null, 2)}\n`;
  await writeFile(join(folder, CROISSANT_FILE), text, { flush: true });
  return ok({ rows, sizeBytes: sizeBytes + images.value.sizeBytes + (await stat(join(folder, CROISSANT_FILE))).size });
}

/** The groups as they are, with the hashes of their images noted on the way. */
function* noteImages({ columns, groups }: TableOfGroups, hashes: Set<string>): Generator<Result<RowGroup>> {
  for (const group of groups) {
    for (const [place, chunk] of group.ok ? group.value.chunks.entries() : []) {
      if (columns[place]?.type !== 'image' || chunk.kind !== 'coded') continue;
      for (const sha256 of chunk.dictionary) hashes.add(sha256);
    }
    yield group;
  }
}
