import { copyFileSync, existsSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { nextHomeOf, Replaces, REPLACES_FILE } from '../files/next-home.ts';
import { lockHome } from '../store/home-lock.ts';
import { keyFileOf } from './home-key.ts';

/**
 * Puts a home that was restored beside `folder` in its place, and what was there under the path that was said when it
 * was restored; each goes with its key. A crash between any two steps leaves the rest to the next opening. False where
 * somebody has the old home open.
 */
export function takeRestored(folder: string): boolean {
  const next = nextHomeOf(folder);
  const note = join(next, REPLACES_FILE);
  if (!existsSync(note)) return true;
  const { keptAs } = Replaces.parse(JSON.parse(readFileSync(note, 'utf8')));
  if (existsSync(folder)) {
    const lock = lockHome(join(folder, 'home.lock'));
    if (lock === null) return false;
    lock.release(); // an open file would keep some systems from giving its folder another name
    renameSync(folder, keptAs);
  }
  const [own, kept, brought] = [keyFileOf(folder), keyFileOf(keptAs), keyFileOf(next)];
  if (existsSync(own) && !existsSync(kept)) copyFileSync(own, kept);
  if (existsSync(brought)) renameSync(brought, own);
  renameSync(next, folder);
  rmSync(join(folder, REPLACES_FILE), { force: true });
  return true;
}
