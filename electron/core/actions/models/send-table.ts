import { setImmediate as nextTurn } from 'node:timers/promises';
import type { DatasetVersion } from '../../../../shared/dataset.ts';
import { fail, ok, type Result } from '../../../../shared/result.ts';
import type { Learning } from '../../../../shared/training.ts';
import type { Context, Engine } from '../context.ts';
import { ASKED_AT_ONCE, readImageFiles } from '../../readers/image-files.ts';
import { groupByRows, readEncoded, refuseMissingChunk } from '../../readers/row-groups.ts';
import { imageChunks, imagesOfChunk } from '../../store/images.ts';
import type { ReadableDb } from '../../store/open-database.ts';
import { readPictures } from './read-pictures.ts';
import { versionChunks } from '../../store/version-chunks.ts';

/**
 * Hands a data set version's rows to compute as a table, lets `work` use it, and closes it whatever happened. Chunks
 * go as they are stored, encoded, one range of rows at a time, and where `learning` reads images the files of its image columns
 * follow. Fails with `chunk.missing`, `image.missing`, `backbone.gone`, `engine.cancelled`, as compute does, or as `work` does.
 */
export async function withTable<T>(
  context: Pick<Context, 'store' | 'engine' | 'readers' | 'blobs' | 'signal'>,
  version: Pick<DatasetVersion, 'id' | 'columns'>,
  work: (tableId: string) => Promise<Result<T>>,
  learning: Learning,
): Promise<Result<T>> {
  const { store, engine, signal } = context;
  const learned = await readPictures(context, learning);
  if (!learned.ok) return learned;
  const columns = [...version.columns];
  const opened = await engine.request('table.open', { columns, ...learned.value }, { signal });
  if (!opened.ok) return opened;
  const { tableId } = opened.value;
  try {
    const sent = await sendRows(store, engine, signal, tableId, version.id);
    if (!sent.ok) return sent;
    const shown = learned.value === undefined ? ok(null) : await sendPictures(context, tableId, version);
    return shown.ok ? await work(tableId) : shown;
  } finally {
    // Nobody waits for it: a compute process that hangs never answers, and one that died has closed it already.
    void engine.request('table.close', { tableId });
  }
}

async function sendRows(
  db: ReadableDb,
  engine: Engine,
  signal: AbortSignal,
  tableId: string,
  versionId: string,
): Promise<Result<null>> {
  for (const group of groupByRows(versionChunks(db, versionId))) {
    if (signal.aborted) return fail('engine.cancelled', 'Cancelled.');
    const chunks = readEncoded(db, group);
    if (!chunks.ok) return chunks;
    const appended = await engine.request('table.append', { tableId, chunks: chunks.value }, { signal });
    if (!appended.ok) return appended;
    await nextTurn(); // other requests to core are answered between two ranges
  }
  return ok(null);
}

/** Sends each file once, though many rows name it. */
async function sendPictures(
  context: Pick<Context, 'store' | 'engine' | 'readers' | 'signal'>,
  tableId: string,
  version: Pick<DatasetVersion, 'id' | 'columns'>,
): Promise<Result<null>> {
  const { store, engine, signal } = context;
  const sent = new Set<string>();
  for (const chunk of imageChunks(store, version)) {
    const named = imagesOfChunk(store, chunk);
    if (named === null) return refuseMissingChunk(chunk);
    const waiting = named.filter((sha256) => !sent.has(sha256));
    for (let at = 0; at < waiting.length; ) {
      const images = await readImageFiles(context, waiting.slice(at, at + ASKED_AT_ONCE));
      if (!images.ok) return images;
      const kept = await engine.request('table.pictures', { tableId, images: [...images.value] }, { signal });
      if (!kept.ok) return kept;
      at += images.value.length;
    }
    for (const sha256 of waiting) sent.add(sha256);
  }
  return ok(null);
}
