import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

export type HomeFile = {
  readonly path: string;
  readonly name: string;
  readonly sizeBytes: number;
  readonly changedAtMs: number;
};

/** The files of a folder; none where there is no such folder. */
export async function filesIn(folder: string): Promise<HomeFile[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const files = entries.filter((entry) => entry.isFile());
  return Promise.all(
    files.map(async ({ name }) => {
      const path = join(folder, name);
      const { size, mtimeMs } = await stat(path);
      return { path, name, sizeBytes: size, changedAtMs: mtimeMs };
    }),
  );
}

/** The bytes of every file below a folder. */
export async function folderBytes(folder: string): Promise<number> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true }).catch(() => []);
  const files = entries.filter((entry) => entry.isFile());
  const sizes = await Promise.all(files.map(async ({ name, parentPath }) => (await stat(join(parentPath, name))).size));
  return sizes.reduce((total, size) => total + size, 0);
}

/** Every file of a blob store with its address. */
export async function blobFiles(folder: string): Promise<(HomeFile & { readonly sha256: string })[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const shards = entries.filter((entry) => entry.isDirectory() && /^[0-9a-f]{2}$/.test(entry.name));
  const found: (HomeFile & { readonly sha256: string })[] = [];
  for (const { name: shard } of shards) {
    const files = await filesIn(join(folder, shard));
    found.push(...files.map((file) => ({ ...file, sha256: shard + file.name })));
  }
  return found;
}

/** Copies of the database from before updates, the newest first. */
export async function updateBackups(home: string): Promise<HomeFile[]> {
  const files = await filesIn(join(home, 'backups'));
  return files
    .filter(({ name }) => /^before-update-\d+\.db$/.test(name))
    .toSorted((a, b) => b.name.length - a.name.length || (a.name < b.name ? 1 : -1));
}

/** A blob that is newer may be of a model that is just being stored, whose row is not written yet. */
export const SETTLED_MS = 60 * 60 * 1000;

export const bytesOf = (files: readonly HomeFile[]): number =>
  files.reduce((total, { sizeBytes }) => total + sizeBytes, 0);
