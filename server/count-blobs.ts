import { readdir } from 'node:fs/promises';

/** How many whole files lie in the blob folder; none where there is no such folder, as on a server that got no file. */
export async function countBlobs(folder: string): Promise<number> {
  try {
    const names = await readdir(folder);
    return names.filter((name) => /^[0-9a-f]{64}$/.test(name)).length;
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return 0;
    throw cause;
  }
}
