import { randomUUID } from 'node:crypto';
import { access, constants, type FileHandle, open, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { fail, type Result } from '../../../shared/result.ts';

/**
 * Writes a file under a temporary name beside its place, syncs it, and renames it there, so that a reader finds the old
 * file or the whole new one. When `write` answers false or throws, nothing is left behind.
 */
export async function replaceFile(path: string, write: (file: FileHandle) => Promise<boolean>): Promise<boolean> {
  const temporary = `${path}.${randomUUID()}.part`;
  const file = await open(temporary, 'wx');
  try {
    const isWhole = await write(file);
    if (isWhole) await file.sync();
    await file.close();
    if (isWhole) await rename(temporary, path);
    else await rm(temporary);
    if (isWhole) await syncFolder(dirname(path));
    return isWhole;
  } catch (cause) {
    await file.close();
    await rm(temporary, { force: true });
    throw cause;
  }
}

/**
 * Says before long work whether a file can be written there at all. Answers `file.unwritable` where its folder is
 * missing or may not be written to, or where a folder has its name; null where nothing speaks against it.
 */
export async function refuseTarget(path: string): Promise<Result<never> | null> {
  const isFolder = (place: string): Promise<boolean> =>
    stat(place).then(
      (found) => found.isDirectory(),
      () => false,
    );
  const folder = dirname(path);
  if (!(await isFolder(folder))) return refuseFile(path, `there is no folder ${folder}`);
  if (await isFolder(path)) return refuseFile(path, 'a folder has this name');
  return access(folder, constants.W_OK).then(
    () => null,
    () => refuseFile(path, `you may not write to the folder ${folder}`),
  );
}

export const refuseFile = (path: string, why: string): Result<never> =>
  fail('file.unwritable', `${basename(path)} was not written: ${why}.`, 'Choose another place.');

/** Makes a rename last through a power cut. Windows cannot open folders and needs no such thing. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
