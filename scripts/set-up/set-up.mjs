import { join } from 'node:path';
import { isBuilt } from '../build/build-stamp.mjs';
import { root } from '../paths.mjs';
import { ensureDependencies, hasDependencies } from './dependencies.mjs';
import { ensureElectron, findElectron } from './electron-runtime.mjs';
import { ensureNativeSqlite, isNativeSqliteSettled } from './native-sqlite.mjs';
import { ensureNode, findNode } from './node-runtime.mjs';
import { lastLines, runCommand } from './run-command.mjs';
import { SetUpFailure, say, step } from './say.mjs';
import { withSetUpLock } from './set-up-lock.mjs';
import { ensurePeers, hasPeers } from './peers.mjs';
import { ensurePythonReaders, hasPythonReaders } from './python-readers.mjs';
import { ensurePackages, hasPostgres, isDebian, missingPackages, wantedFor } from './system-packages.mjs';

/** @typedef {import('../commands.mjs').Need} Need */
/** @typedef {{ isDone: () => boolean, make: (node: string) => Promise<void> }} Step */

/** In the order in which they are made: each may rely on those before it. @type {readonly (readonly [Need, Step])[]} */
const steps = [
  ['dependencies', { isDone: hasDependencies, make: ensureDependencies }],
  ['nativeSqlite', { isDone: isNativeSqliteSettled, make: ensureNativeSqlite }],
  ['window', { isDone: hasWindow, make: ensureWindow }],
  ['postgres', { isDone: hasPostgres, make: ensurePostgres }],
  ['benchPeers', { isDone: hasBenchPeers, make: () => ensurePackages(wantedFor.benchPeers, 'the benchmarks') }],
  ['peers', { isDone: hasPeers, make: ensurePeers }],
  ['pythonReaders', { isDone: hasPythonReaders, make: ensurePythonReaders }],
  ['conformance', { isDone: hasConformance, make: ensureConformance }],
  ['build', { isDone: isBuilt, make: build }],
];

/**
 * Makes what a command needs and is not there yet; costs some milliseconds and no network when all is there.
 * @param {import('../commands.mjs').Needs} needs
 * @returns {Promise<string>} the Node to run the command with
 */
export async function ensureSetUp({ required, desired = [] }) {
  const needed = steps.filter(([need]) => required.includes(need) || desired.includes(need));
  const found = findNode();
  if (found !== null && needed.every(([, { isDone }]) => isDone())) return found;
  return withSetUpLock(async () => {
    const node = await ensureNode();
    for (const [need, { isDone, make }] of needed) {
      if (isDone()) continue;
      await (required.includes(need) ? make(node) : attempt(() => make(node)));
    }
    return node;
  });
}

/** @param {() => Promise<void>} work */
async function attempt(work) {
  try {
    await work();
  } catch (problem) {
    if (!(problem instanceof SetUpFailure)) throw problem;
    say(`  ${problem.message}\n  ${problem.advice}\n  Going on without it: it is not needed for this.`);
  }
}

function hasWindow() {
  return findElectron() !== null && missingPackages(wantedFor.window).length === 0;
}

/** @param {string} node */
async function ensureWindow(node) {
  await ensurePackages(wantedFor.window, 'the window');
  await ensureElectron(node);
}

/** Only Linux gets a real PostgreSQL for the server's tests; elsewhere they run on PGlite alone. */
async function ensurePostgres() {
  if (process.platform === 'linux' && isDebian()) await ensurePackages(wantedFor.postgres, "the server's tests");
}

function hasBenchPeers() {
  return missingPackages(wantedFor.benchPeers).length === 0;
}

/** Only Debian and its kin package ONNX's conformance models: elsewhere their tests say that they are not there. */
function hasConformance() {
  return !isDebian() || missingPackages(wantedFor.conformance).length === 0;
}

async function ensureConformance() {
  await ensurePackages(wantedFor.conformance, "ONNX's conformance models");
}

/** @param {string} node */
async function build(node) {
  await step('Build the application', async () => {
    const { code, output } = await runCommand(node, [join(root, 'scripts', 'build.ts')], { cwd: root });
    if (code !== 0)
      throw new SetUpFailure(`The build failed:\n${lastLines(output, 30)}`, 'Mend this, then run it again.');
  });
}
