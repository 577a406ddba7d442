import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { places, root } from '../paths.mjs';

/** What the bundles are made from. */
const sources = ['shared', 'electron', 'renderer', 'server', 'scripts/build', 'scripts/build.ts', 'package-lock.json'];

/** The file in a folder of bundles that says what they were made from. */
export const stampName = 'built-from.txt';

/** @returns {boolean} whether the bundles are those of the sources as they are now */
export function isBuilt() {
  const stamp = join(places.dist, stampName);
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === sourceDigest();
}

/** @returns {string} what to write beside the bundles made from the sources as they are now */
export function sourceDigest() {
  return digestOf(root, sources);
}

/**
 * @param {string} folder
 * @param {readonly string[]} paths files and folders in it; one that is missing counts as empty
 * @returns {string} SHA-256 over the names and contents of all files, in a fixed order
 */
export function digestOf(folder, paths) {
  const hash = createHash('sha256');
  for (const path of paths.flatMap((each) => filesUnder(folder, each))) {
    const content = readFileSync(join(folder, path));
    hash.update(`${path}\n${content.byteLength}\n`).update(content);
  }
  return hash.digest('hex');
}

/** @param {string} folder @param {string} path @returns {readonly string[]} paths relative to the folder, sorted */
function filesUnder(folder, path) {
  const entry = statSync(join(folder, path), { throwIfNoEntry: false });
  if (entry === undefined) return [];
  if (!entry.isDirectory()) return [path];
  const names = readdirSync(join(folder, path)).sort();
  return names.flatMap((name) => filesUnder(folder, `${path}/${name}`));
}
