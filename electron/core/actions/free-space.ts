import { rm, statfs } from 'node:fs/promises';
import type { Output, Parsed } from '../../../shared/calls.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { type FreeableKind, OLD_DRAFT_MS } from '../../../shared/space.ts';
import { blobFiles, SETTLED_MS, updateBackups } from '../files/home-files.ts';
import { sweepChunks, unreferencedBytes } from '../store/chunks.ts';
import { deleteOldDrafts, oldDraftBytes } from '../store/drafts.ts';
import { databaseBytes, freePageBytes } from '../store/home-size.ts';
import { isFileNeeded } from '../store/home-space.ts';
import { sweepPhotos } from '../store/photos.ts';
import { leaveReceived } from '../store/sent-photos.ts';
import type { Context } from './context.ts';

/** Pages given back at once, a quarter of a megabyte: other writes wait for them about 10 ms. */
const PAGES_AT_ONCE = 64;
const PAGE_BYTES = 4_096;
/** A file is gone in well under a millisecond. */
const PHOTOS_AT_ONCE = 32;

/**
 * Frees what nothing needs: chunks and files that nothing names, copies of the database from before updates but the
 * newest, pages that hold nothing, and the log. Answers how many bytes each gave; those of chunks come back to the disk
 * with the free pages. Errors: `space.noRoom` where compacting the database for the first time has no room to work.
 */
export async function freeSpace(
  context: Context,
  { kinds }: Parsed<'space.free'>,
): Promise<Result<Output<'space.free'>>> {
  if (kinds.includes('freePages')) {
    const refused = await refuseFullDisk(context);
    if (refused !== null) return refused;
  }
  const byKind: Output<'space.free'>['byKind'] = [];
  for (const kind of ORDER) {
    if (kinds.includes(kind)) byKind.push({ kind, freedBytes: await freeByKind[kind](context) });
  }
  return ok({ freedBytes: byKind.reduce((total, { freedBytes }) => total + freedBytes, 0), byKind });
}

/** Chunks before the pages that they leave empty, and the log last, which all of it goes through. */
const ORDER: readonly FreeableKind[] = [
  'oldDrafts',
  'receivedPhotos',
  'backups',
  'unreferencedFiles',
  'unreferencedChunks',
  'freePages',
  'log',
];

const freeByKind: Readonly<Record<FreeableKind, (context: Context) => Promise<number>>> = {
  backups: async ({ folder }) => {
    let freedBytes = 0;
    for (const { path, sizeBytes } of (await updateBackups(folder)).slice(1)) {
      await rm(path, { force: true });
      freedBytes += sizeBytes;
    }
    return freedBytes;
  },
  oldDrafts: async ({ store, now }) => {
    const beforeMs = now() - OLD_DRAFT_MS;
    const freedBytes = oldDraftBytes(store, beforeMs);
    store.transaction((db) => deleteOldDrafts(db, beforeMs));
    return freedBytes;
  },
  receivedPhotos: async ({ store, blobs }) => {
    let freedBytes = 0;
    for (let some = Number.POSITIVE_INFINITY; some > 0; freedBytes += some) {
      some = store.transaction((db) => leaveReceived(db, PHOTOS_AT_ONCE, (sha256) => blobs.removeNow(sha256)));
      await new Promise(setImmediate);
    }
    return freedBytes;
  },
  unreferencedFiles: async ({ store, blobs, now }) => {
    await sweepPhotos(store, now() - SETTLED_MS, (sha256) => blobs.removeNow(sha256));
    let freedBytes = 0;
    for (const { sha256, sizeBytes, changedAtMs } of await blobFiles(blobs.options.folder)) {
      if (now() - changedAtMs < SETTLED_MS || isFileNeeded(store, sha256)) continue;
      blobs.removeNow(sha256);
      freedBytes += sizeBytes;
    }
    return freedBytes;
  },
  unreferencedChunks: async ({ store }) => {
    const freedBytes = unreferencedBytes(store);
    await sweepChunks(store);
    return freedBytes - unreferencedBytes(store);
  },
  freePages: async ({ store }) => {
    const before = freePageBytes(store);
    while (store.compactSome(PAGES_AT_ONCE)) await store.pauseAhead(PAGES_AT_ONCE * PAGE_BYTES);
    return Math.max(0, before - freePageBytes(store));
  },
  log: async ({ store }) => store.emptyLog(),
};

/** The first time, the whole database is written anew beside itself. */
async function refuseFullDisk({ store, folder }: Context): Promise<Result<never> | null> {
  if (store.compactsInPlace()) return null;
  const { bavail, bsize } = await statfs(folder);
  if (bavail * bsize >= 2 * databaseBytes(store)) return null;
  return fail(
    'space.noRoom',
    'The disk has no room to compact the database.',
    'Free something else first: delete a version that nobody needs, or other files on this disk.',
  );
}
