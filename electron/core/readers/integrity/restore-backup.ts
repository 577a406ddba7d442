import { existsSync, statSync } from 'node:fs';
import { copyFile, mkdir, readdir, readFile, rename, rm, rmdir, stat, statfs, writeFile } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';
import { basename, dirname, join, resolve } from 'node:path';
import { fail, ok, type Result } from '../../../../shared/result.ts';
import { BlobStore } from '../../files/blob-store.ts';
import { type Replaces, REPLACES_FILE } from '../../files/next-home.ts';
import { syncFolder } from '../../files/replace-file.ts';
import { isSystemError } from '../../files/system-error.ts';
import { openBackup } from './open-backup.ts';
import { verifyDatasets } from '../verify-datasets.ts';
import { END_BACKUP, filesInBackup, piecesOf } from '../../store/backup-file.ts';
import { brokenPages, canEncrypt, openCopy, type Store } from '../../store/open-database.ts';
import { forgetPlaces } from '../../store/outbox.ts';
import { noteBackup, noteRestored } from '../../store/backup-notes.ts';
import { getSetting, setSetting } from '../../store/settings.ts';
import type { Damage } from '../../../../shared/integrity.ts';
import type { TaskContext } from '../tasks.ts';

export type RestoreTask = {
  readonly backup: string;
  /** Where the home will be; there is none yet. */
  readonly folder: string;
  /** Where the key of that home will lie; one that is there stays. */
  readonly homeKeyFile: string;
  /** The key of the home that the backup is of; null takes the key that lies at `homeKeyFile`, and the backup for a plain one without. */
  readonly keyFile: string | null;
  /** The home whose place the new one takes when that is opened next, and where it will lie then; null where there is none. */
  readonly replaces: Replaces | null;
  readonly nowMs: number;
};

export type Restored = {
  readonly folder: string;
  readonly createdAtMs: number;
  readonly files: number;
  readonly chunks: number;
  /** What was damaged when the backup was made. */
  readonly damaged: readonly Damage[];
};

type Watching = Pick<TaskContext, 'signal' | 'onProgress'>;

/** A backup's files are written once more beside its database. */
const ROOM = 2;

/**
 * Makes a home of a backup: written aside, checked, and given its name last, so that there is a whole home or none. It
 * goes on as a new stream of the same device, because the server may have had more from it than the backup holds.
 * Errors: `restore.notEmpty`, `restore.noKey`, `restore.noRoom`, `restore.cancelled`, `backup.unreadable`,
 * `backup.damaged`, `home.unwritable`.
 */
export async function restoreBackup(task: RestoreTask, watching: Watching): Promise<Result<Restored>> {
  const { backup, homeKeyFile, keyFile } = task;
  const home = resolve(task.folder);
  const aside = `${home}.${randomUUID()}.restoring`;
  try {
    const key = await readKey(keyFile ?? homeKeyFile, keyFile !== null);
    if (!key.ok) return key;
    const refused = (await refuseOccupied(home)) ?? (await refuseFullDisk(backup, home));
    if (refused !== null) return refused;
    const restored = await restoreAside(task, aside, key.value, watching);
    if (!restored.ok) return restored;
    if (key.value !== null && !existsSync(homeKeyFile)) {
      await writeFile(homeKeyFile, key.value, { mode: 0o600, flush: true });
    }
    await rmdir(home).catch(() => undefined); // an empty folder may have the name; a missing one is as good
    await rename(aside, home);
    await syncFolder(dirname(home));
    return ok({ folder: home, ...restored.value });
  } catch (cause) {
    if (!isSystemError(cause)) throw cause;
    return fail('home.unwritable', `The home could not be restored: ${cause.message}.`, 'Choose another place.');
  } finally {
    await rm(aside, { recursive: true, force: true });
  }
}

async function readKey(path: string, isNamed: boolean): Promise<Result<Uint8Array | null>> {
  if (!existsSync(path)) {
    if (!isNamed) return ok(null);
    return fail('restore.noKey', `There is no key file ${path}.`, 'Name the key file of the home that was backed up.');
  }
  const key = await readFile(path);
  if (key.length === 32 && canEncrypt()) return ok(key);
  return fail('restore.noKey', `${basename(path)} is no key that can be used here.`, 'Name the right key file.');
}

async function refuseOccupied(home: string): Promise<Result<never> | null> {
  const names = existsSync(home) ? await readdir(home) : [];
  if (names.length === 0) return null;
  return fail('restore.notEmpty', `There is something in ${home} already.`, 'Name a folder that is new or empty.');
}

async function refuseFullDisk(backup: string, home: string): Promise<Result<never> | null> {
  await mkdir(dirname(home), { recursive: true });
  const { size } = await stat(backup);
  const { bavail, bsize } = await statfs(dirname(home));
  if (bavail * bsize >= ROOM * size) return null;
  return fail(
    'restore.noRoom',
    `Restoring ${basename(backup)} needs ${Math.ceil((ROOM * size) / 1e6)} MB of free disk.`,
    'Make room, or choose another disk. Nothing was written.',
  );
}

async function restoreAside(
  { backup, replaces, nowMs }: RestoreTask,
  aside: string,
  key: Uint8Array | null,
  watching: Watching,
): Promise<Result<Omit<Restored, 'folder'>>> {
  const opened = openBackup(backup, key);
  if (!opened.ok) return opened;
  const { createdAtMs } = opened.value.head;
  opened.value.db.close();
  await mkdir(join(aside, 'backups'), { recursive: true });
  if (replaces !== null) await writeFile(join(aside, REPLACES_FILE), JSON.stringify(replaces), { flush: true });
  const path = join(aside, 'fieldloop.db');
  await copyFile(backup, path);
  const { raw, store } = openCopy({ path, key });
  try {
    const options = { folder: join(aside, 'blobs'), key };
    const files = await restoreFiles(store, new BlobStore(options), backup, watching);
    if (!files.ok) return files;
    raw.exec(END_BACKUP);
    store.transaction((db) => {
      beginNewStream(db);
      noteBackup(db, { path: resolve(backup), sizeBytes: statSync(backup).size, createdAtMs });
      noteRestored(db, { backupAtMs: createdAtMs, atMs: nowMs, keptAs: replaces?.keptAs ?? null });
    });
    raw.exec('VACUUM');
    const verified = await verifyDatasets(store, { versionIds: null, blobs: options }, watching);
    if (!verified.ok) return watching.signal.aborted ? refuseCancelled(backup) : verified;
    const { chunks, damaged } = verified.value;
    return ok({ createdAtMs, files: files.value, chunks, damaged });
  } finally {
    store.close();
  }
}

/** Writes every file that the backup holds; answers how many. */
async function restoreFiles(
  store: Store,
  blobs: BlobStore,
  backup: string,
  { signal, onProgress }: Watching,
): Promise<Result<number>> {
  if (brokenPages(store).length > 0) return refuseDamaged(backup);
  const hashes = filesInBackup(store);
  for (const [done, sha256] of hashes.entries()) {
    if (signal.aborted) return refuseCancelled(backup);
    const stored = await blobs.put(asPieces(piecesOf(store, sha256)));
    if (stored.sha256 !== sha256) return refuseDamaged(backup);
    onProgress({ done: done + 1, of: hashes.length, rows: 0 });
  }
  return ok(hashes.length);
}

/** What the server already has of this device came from a stream that may be ahead of the backup. */
function beginNewStream(db: Parameters<typeof forgetPlaces>[0]): void {
  const epoch = getSetting(db, 'syncEpoch');
  if (epoch === null) return;
  setSetting(db, 'syncEpoch', String(Number(epoch) + 1));
  setSetting(db, 'syncClientId', randomUUID());
  forgetPlaces(db);
}

async function* asPieces(pieces: Iterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield* pieces;
}

const refuseDamaged = (backup: string): Result<never> =>
  fail('backup.damaged', `${basename(backup)} is damaged. Nothing was restored.`, 'Try another copy of it.');

const refuseCancelled = (backup: string): Result<never> =>
  fail('restore.cancelled', `Restoring ${basename(backup)} was cancelled. Nothing was changed.`);
