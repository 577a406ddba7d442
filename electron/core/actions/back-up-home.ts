import { statfs } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import type { Output, Parsed } from '../../../shared/calls.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { refuseTarget } from '../files/replace-file.ts';
import { noteBackup } from '../store/backup-notes.ts';
import { databaseBytes, fileBytes } from '../store/home-size.ts';
import type { Context } from './context.ts';

/** Beside what the home holds: tables of the backup, and half-filled pages. */
const SPARE_BYTES = 8 * 2 ** 20;

/**
 * Writes the whole home but its key into one file and reads it again before it gets its name. Errors:
 * `file.unwritable`, `backup.noRoom` before anything is written, and those of `writeBackup`.
 */
export async function backUpHome(
  context: Context,
  { path }: Parsed<'home.backup'>,
): Promise<Result<Output<'home.backup'>>> {
  const { store, blobs, readers, keyFile, version, now, newId, signal, progress } = context;
  const refused = (await refuseTarget(path)) ?? (await refuseFullDisk(path, databaseBytes(store) + fileBytes(store)));
  if (refused !== null) return refused;
  const createdAtMs = now();
  const task = { path, part: `${path}.${newId()}.part`, blobs: blobs.options, version, createdAtMs };
  const written = await readers.run('home.backup', task, { signal, onProgress: progress });
  if (!written.ok) return written;
  const { damaged, ...counts } = written.value;
  store.transaction((db) => noteBackup(db, { path, sizeBytes: counts.sizeBytes, createdAtMs }));
  return ok({ path, createdAtMs, ...counts, isEncrypted: keyFile !== null, keyFile, damaged: [...damaged] });
}

async function refuseFullDisk(path: string, neededBytes: number): Promise<Result<never> | null> {
  const { bavail, bsize } = await statfs(dirname(path));
  const freeBytes = bavail * bsize;
  if (freeBytes >= neededBytes + SPARE_BYTES) return null;
  const megabytes = (bytes: number): string => `${Math.ceil(bytes / 1e6).toLocaleString('en')} MB`;
  return fail(
    'backup.noRoom',
    `${basename(path)} needs about ${megabytes(neededBytes + SPARE_BYTES)}, and ${megabytes(freeBytes)} are free there.`,
    'Make room, or choose another disk. Nothing was written.',
  );
}
