import { z } from 'zod';

/** What takes space in a home. Bytes are on the disk, as far as SQLite tells which page is whose. */
export const SpaceKind = z.enum([
  /** Chunks of data set versions. */
  'datasets',
  /** Chunks of predictions. */
  'predictions',
  'models',
  /** States of runs that have not ended, to resume them from. */
  'checkpoints',
  'images',
  /** Of records, with their thumbnails. */
  'photos',
  /** Photos that the server signed for, without their thumbnails. */
  'receivedPhotos',
  /** Records, predictions of single records, labels. */
  'records',
  /** Visits that somebody began to type and left for `OLD_DRAFT_MS`. */
  'oldDrafts',
  /** Audit log, lineage, outbox, receipts. */
  'history',
  /** Copies of the database that updates made. */
  'backups',
  /** Homes whose place a restored one took: they may hold what only they have, so only a person deletes them. */
  'keptHomes',
  /** Chunks that an import, a deletion or a crash left and nothing names. */
  'unreferencedChunks',
  /** Files that nothing names. */
  'unreferencedFiles',
  /** Pages of the database that hold nothing any more. */
  'freePages',
  /** The database's write-ahead log. */
  'log',
  /** Indexes, tables of settings, half-filled pages. */
  'other',
]);
export type SpaceKind = z.infer<typeof SpaceKind>;

/** After 30 days without a word nobody goes on with a visit. */
export const OLD_DRAFT_MS = 30 * 86_400_000;

/** What can be freed without losing anything that work, lineage or sync needs. */
export const FreeableKind = SpaceKind.extract([
  'oldDrafts',
  'receivedPhotos',
  'backups',
  'unreferencedChunks',
  'unreferencedFiles',
  'freePages',
  'log',
]);
export type FreeableKind = z.infer<typeof FreeableKind>;

/** `exclusiveBytes` would come free if this version alone were deleted; `sharedBytes` other versions use as well. */
export const VersionSpace = z.object({
  id: z.string(),
  ref: z.string(),
  rows: z.int(),
  exclusiveBytes: z.int(),
  sharedBytes: z.int(),
});
export type VersionSpace = z.infer<typeof VersionSpace>;

export const SpaceReport = z.object({
  folder: z.string(),
  totalBytes: z.int(),
  /** Free on the disk that the home lies on. */
  diskFreeBytes: z.int(),
  /** The largest first; `freeableBytes` is 0 where nothing of it can be freed safely. */
  kinds: z.array(z.object({ kind: SpaceKind, sizeBytes: z.int(), freeableBytes: z.int() })),
  /** Of all projects of the home, the one that would free most first. */
  versions: z.array(VersionSpace),
});
export type SpaceReport = z.infer<typeof SpaceReport>;

export const SpaceFreed = z.object({
  freedBytes: z.int(),
  byKind: z.array(z.object({ kind: FreeableKind, freedBytes: z.int() })),
});
export type SpaceFreed = z.infer<typeof SpaceFreed>;
