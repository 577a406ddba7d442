import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rename, rm, rmdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Result } from '../../../shared/result.ts';
import { refuseFile, syncFolder } from './replace-file.ts';
import { isSystemError } from './system-error.ts';

/**
 * Makes a folder under a temporary name beside its place and renames it there, so that it is there whole or not at all.
 * When `write` answers false or throws, nothing is left behind. An empty folder of that name is replaced; see
 * `refuseFolder` for any other.
 */
export async function makeFolder(path: string, write: (folder: string) => Promise<boolean>): Promise<boolean> {
  const temporary = `${path}.${randomUUID()}.part`;
  await mkdir(temporary);
  try {
    const isWhole = await write(temporary);
    if (isWhole) {
      await syncFolder(temporary);
      await rmdir(path).catch(ignoreMissing);
      await rename(temporary, path);
      await syncFolder(dirname(path));
    }
    return isWhole;
  } finally {
    await rm(temporary, { recursive: true, force: true }); // nothing where it was renamed
  }
}

/** Says before long work that a folder cannot be made there: something of that name is there, and is not an empty folder. */
export async function refuseFolder(path: string): Promise<Result<never> | null> {
  try {
    const entries = await readdir(path);
    return entries.length === 0 ? null : refuseFile(path, 'a folder of this name is there, and something is in it');
  } catch (cause) {
    if (!isSystemError(cause)) throw cause;
    if (cause.code === 'ENOENT') return null;
    return refuseFile(path, cause.code === 'ENOTDIR' ? 'a file has this name' : cause.message);
  }
}

function ignoreMissing(cause: unknown): void {
  if (!isSystemError(cause) || cause.code !== 'ENOENT') throw cause;
}
