import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { places, root } from '../paths.mjs';
import { runNpm } from './npm.mjs';
import { lastLines } from './run-command.mjs';
import { SetUpFailure, step } from './say.mjs';

/** @typedef {{ packages: Record<string, { version?: string, optional?: boolean }> }} Lock */

/**
 * @param {Lock} lock the committed lock file
 * @param {Lock} installed what npm noted in `node_modules` when it was last done
 * @returns {boolean} whether every package of the lock is there in its version (those for other platforms excepted)
 */
export function isInstalled(lock, installed) {
  return Object.entries(lock.packages).every(([path, { version, optional = false }]) => {
    const found = installed.packages[path];
    return path === '' || (found === undefined ? optional : found.version === version);
  });
}

/** @returns {boolean} whether `node_modules` is what the lock file says; npm writes its note last, so half is none */
export function hasDependencies() {
  try {
    return isInstalled(readLock(join(root, 'package-lock.json')), readLock(join(places.modules, '.package-lock.json')));
  } catch {
    return false; // nothing installed, or not readably so
  }
}

/**
 * Installs what the lock file names. No package's own script runs: one of them wants files from another site, and what
 * we need of the others set-up does itself, in the open.
 */
export async function ensureDependencies() {
  if (hasDependencies()) return;
  await step('Install the packages of package-lock.json (npm ci, about 700 MB)', async () => {
    const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--fetch-retries=3'];
    const { code, output } = await runNpm(args, { cwd: root });
    if (code === 0) return;
    throw new SetUpFailure(
      `npm ci ended with code ${code}: ${lastLines(output)}`,
      'Connect this machine to the npm registry (about 200 MB are fetched) and run the command again.',
    );
  });
}

/** @param {string} path @returns {Lock} */
function readLock(path) {
  return JSON.parse(readFileSync(path, 'utf8'));
}
