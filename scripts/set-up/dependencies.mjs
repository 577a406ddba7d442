import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { places, root } from '../paths.mjs';
import { runNpm } from './npm.mjs';
import { lastLines } from './run-command.mjs';
import { SetUpFailure, step } from './say.mjs';

/**
 * @typedef {{ version?: string, optional?: boolean, os?: string[], cpu?: string[], libc?: string[] }} LockedPackage
 * @typedef {{ packages: Record<string, LockedPackage> }} Lock
 * @typedef {{ os: string, cpu: string, libc: string }} System
 */

/** @type {System} */
const thisSystem = {
  os: process.platform,
  cpu: process.arch,
  libc: existsSync('/etc/alpine-release') ? 'musl' : 'glibc',
};

/**
 * @param {Lock} lock the committed lock file
 * @param {Lock} installed what npm noted in `node_modules` when it was last done
 * @param {System} system
 * @returns {boolean} whether every package of the lock is there in its version. Optional ones may be missing, except
 *   the ones made for this very system: npm leaves those out, too, when an old Node runs it.
 */
export function isInstalled(lock, installed, system) {
  return Object.entries(lock.packages).every(([path, wanted]) => {
    const found = installed.packages[path];
    if (path === '') return true;
    return found === undefined
      ? wanted.optional === true && !isMadeFor(wanted, system)
      : found.version === wanted.version;
  });
}

/** @param {LockedPackage} wanted @param {System} system */
function isMadeFor({ os = [], cpu = [], libc }, system) {
  const fitsLibc = libc === undefined || libc.includes(system.libc);
  return os.includes(system.os) && cpu.includes(system.cpu) && fitsLibc;
}

/** @returns {boolean} whether `node_modules` is what the lock file says; npm writes its note last, so half is none */
export function hasDependencies() {
  try {
    const lock = readLock(join(root, 'package-lock.json'));
    return isInstalled(lock, readLock(join(places.modules, '.package-lock.json')), thisSystem);
  } catch {
    return false; // nothing installed, or not readably so
  }
}

/**
 * Installs what the lock file names. No package's own script runs: one of them wants files from another site, and what
 * we need of the others set-up does itself, in the open.
 * @param {string} node a recent one: under an old Node npm leaves out optional packages that ask for a newer
 */
export async function ensureDependencies(node) {
  if (hasDependencies()) return;
  await step('Install the packages of package-lock.json (npm ci, about 700 MB)', async () => {
    const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--fetch-retries=3'];
    const { code, output } = await runNpm(args, { cwd: root, node });
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
