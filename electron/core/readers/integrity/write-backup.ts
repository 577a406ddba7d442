import { createHash } from 'node:crypto';
import { type FileHandle, open, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import type { Damage } from '../../../../shared/integrity.ts';
import { fail, ok, type Result } from '../../../../shared/result.ts';
import { BlobStore } from '../../files/blob-store.ts';
import { refuseFile, syncFolder } from '../../files/replace-file.ts';
import { isSystemError } from '../../files/system-error.ts';
import { beginBackup, filesInBackup, insertPiece, piecesOf, PIECE_BYTES } from '../../store/backup-file.ts';
import { isDamagedDatabase, storedFiles } from '../../store/integrity.ts';
import { brokenPages, copyDatabase, type DatabaseLocation, openCopy, type Store } from '../../store/open-database.ts';
import type { ReaderInput, ReaderOutput, TaskContext } from '../tasks.ts';
import { verifyDatasets } from '../verify-datasets.ts';

type Input = ReaderInput<'home.backup'>;
type Watched = Pick<TaskContext, 'signal' | 'onProgress'>;

/**
 * Writes the home into one file under the temporary name `part`, reads it again, and only then gives it its own name: a
 * file that was there stays until the new one is known to be whole. What is damaged in the home is named, and the rest is
 * kept. Fails with `backup.cancelled`, `backup.damaged` where the copy is not what was written, and `file.unwritable`.
 */
export async function writeBackup(
  database: DatabaseLocation,
  input: Input,
  context: Watched,
): Promise<Result<ReaderOutput<'home.backup'>>> {
  try {
    const written = await writePart(database, input, context);
    if (!written.ok) return written;
    await syncFile(input.part);
    await rename(input.part, input.path);
    await syncFolder(dirname(input.path));
    const { size: sizeBytes } = await stat(input.path);
    return ok({ ...written.value, sizeBytes });
  } catch (cause) {
    if (isFullDisk(cause)) return refuseFile(input.path, 'the disk is full');
    if (isSystemError(cause)) return refuseFile(input.path, cause.message);
    if (isDamagedDatabase(cause)) return refuseDamaged(input.path);
    throw cause;
  } finally {
    await rm(input.part, { force: true });
  }
}

async function writePart(
  database: DatabaseLocation,
  { part, path, blobs, version, createdAtMs }: Input,
  context: Watched,
): Promise<Result<Omit<ReaderOutput<'home.backup'>, 'sizeBytes'>>> {
  copyDatabase(database, part);
  await new Promise(setImmediate); // lets a cancel in
  if (context.signal.aborted) return refuseCancelled(path);
  const { raw, store } = openCopy({ path: part, key: database.key });
  try {
    beginBackup((sql) => raw.exec(sql), store, { version, createdAtMs });
    const lost = await copyFiles(store, new BlobStore(blobs), path, context);
    if (!lost.ok) return lost;
    if (brokenPages(store).length > 0 || !areFilesWhole(store)) return refuseDamaged(path);
    const verified = await verifyDatasets(store, { versionIds: null, blobs: null }, context);
    if (!verified.ok) return refuseCancelled(path);
    const { chunks, damaged } = verified.value;
    return ok({ chunks, files: filesInBackup(store).length, damaged: [...damaged, ...lost.value] });
  } finally {
    store.close();
  }
}

/** Copies every file that the home needs; answers those that the home itself cannot read. */
async function copyFiles(store: Store, blobs: BlobStore, path: string, context: Watched): Promise<Result<Damage[]>> {
  const lost: Damage[] = [];
  const files = new Map(storedFiles(store).map(({ sha256, of }) => [sha256, of]));
  let done = 0;
  for (const [sha256, of] of files) {
    const why = await copyFile(store, blobs, sha256);
    if (why !== null) lost.push({ id: sha256, kind: 'file', why, of: of === null ? [] : [of] });
    context.onProgress({ done: ++done, of: files.size, rows: 0 });
    if (context.signal.aborted) return refuseCancelled(path);
  }
  return ok(lost);
}

async function copyFile(store: Store, blobs: BlobStore, sha256: string): Promise<string | null> {
  const hash = createHash('sha256');
  for (let ordinal = 0; ; ordinal += 1) {
    const piece = await blobs.readRange(sha256, ordinal * PIECE_BYTES, PIECE_BYTES);
    if (!piece.ok) return forget(store, sha256, piece.error.message);
    hash.update(piece.value);
    store.transaction((db) => insertPiece(db, sha256, ordinal, piece.value));
    if (piece.value.length < PIECE_BYTES) break;
  }
  return hash.digest('hex') === sha256 ? null : forget(store, sha256, 'Its content is not what was stored.');
}

function forget(store: Store, sha256: string, why: string): string {
  store.transaction((db) => db.run('DELETE FROM backupFile WHERE sha256 = :sha256', { sha256 }));
  return why;
}

function areFilesWhole(store: Store): boolean {
  return filesInBackup(store).every((sha256) => {
    const hash = createHash('sha256');
    for (const piece of piecesOf(store, sha256)) hash.update(piece);
    return hash.digest('hex') === sha256;
  });
}

async function syncFile(path: string): Promise<void> {
  const file: FileHandle = await open(path, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

const isFullDisk = (cause: unknown): boolean =>
  cause instanceof Error && 'code' in cause && cause.code === 'SQLITE_FULL';

const refuseCancelled = (path: string): Result<never> =>
  fail('backup.cancelled', `Writing ${basename(path)} was cancelled. Nothing was changed.`);

const refuseDamaged = (path: string): Result<never> =>
  fail(
    'backup.damaged',
    `${basename(path)} was not kept: what was read from it is not what was written.`,
    'Write it to another disk, and run "doctor" to look at the home.',
  );
