import { randomUUID } from 'node:crypto';
import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';

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
