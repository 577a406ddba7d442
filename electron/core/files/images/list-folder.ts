import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** What systems leave in folders beside what people put there. */
const isHidden = (name: string): boolean => name.startsWith('.') || name === 'Thumbs.db' || name === 'desktop.ini';

/**
 * Paths of all files below a folder, with `/` between and relative to it, in the order of their code units. Hidden
 * files are left out and links are not followed, so that nothing outside the folder is read.
 */
export async function listFolder(folder: string): Promise<readonly string[]> {
  const paths: string[] = [];
  const waiting = [''];
  for (let below = waiting.pop(); below !== undefined; below = waiting.pop()) {
    for (const entry of await readdir(join(folder, below), { withFileTypes: true })) {
      if (isHidden(entry.name)) continue;
      const path = below === '' ? entry.name : `${below}/${entry.name}`;
      if (entry.isDirectory()) waiting.push(path);
      else if (entry.isFile()) paths.push(path);
    }
  }
  return paths.sort();
}
