import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { lastLines, runCommand } from './run-command.mjs';
import { SetUpFailure, step } from './say.mjs';

/**
 * Debian's packages by what needs them. A list stands for one package under its names of different releases.
 * @typedef {readonly (readonly string[])[]} Wanted
 */
/** @type {Readonly<Record<'window' | 'compiler' | 'postgres' | 'benchPeers' | 'conformance', Wanted>>} */
export const wantedFor = {
  window: [
    ['libgtk-3-0t64', 'libgtk-3-0'],
    ['libnss3'],
    ['libasound2t64', 'libasound2'],
    ['libgbm1'],
    ['libxss1'],
    ['libxtst6'],
    ['xvfb'],
    ['xauth'],
    ['fonts-noto-core'],
    ['fonts-noto-color-emoji'],
  ],
  compiler: [['g++'], ['make'], ['python3']],
  postgres: [['postgresql']],
  conformance: [['libonnx-testdata']],
  benchPeers: [['sqlite3'], ['python3-xgboost'], ['python3-sklearn']],
};

/** @param {Wanted} wanted @param {ReadonlySet<string>} installed @returns {Wanted} those of which no name is installed */
export function missingOf(wanted, installed) {
  return wanted.filter((names) => !names.some((name) => installed.has(name)));
}

/** @param {Wanted} missing @param {(name: string) => boolean} offers whether apt has it @returns {readonly string[]} */
export function namesToInstall(missing, offers) {
  return missing.map((names) => names.find(offers) ?? String(names.at(-1)));
}

/** @param {Wanted} wanted @returns {Wanted} what this machine lacks; nothing where the system is not Debian's kind */
export function missingPackages(wanted) {
  if (!isDebian()) return [];
  return missingOf(wanted, installedAmong(wanted.flat()));
}

/**
 * @param {string} versions where Debian keeps a folder a version @param {string} path folders as in PATH
 * @returns {string | null} the folder of PostgreSQL's programs, of the newest version, from whatever package they came
 */
export function findPostgres(versions = '/usr/lib/postgresql', path = process.env['PATH'] ?? '') {
  const packaged = existsSync(versions) ? readdirSync(versions).map(Number) : [];
  const folders = packaged.sort((a, b) => b - a).map((version) => join(versions, String(version), 'bin'));
  const candidates = [...folders, ...path.split(delimiter)];
  const isWhole = (/** @type {string} */ folder) =>
    ['initdb', 'postgres'].every((program) => existsSync(join(folder, program)));
  return candidates.find(isWhole) ?? null;
}

/** @returns {boolean} whether the server's tests have a PostgreSQL: programs to start one, or the URL of a running one */
export function hasPostgres() {
  return findPostgres() !== null || process.env['FIELDLOOP_TEST_POSTGRES'] !== undefined;
}

/**
 * Installs what is missing with apt.
 * @param {Wanted} wanted
 * @param {string} purpose for the line that says what is done: "the window"
 */
export async function ensurePackages(wanted, purpose) {
  const missing = missingPackages(wanted);
  if (missing.length === 0) return;
  const prefix = privilege();
  if (prefix === null) {
    const names = namesToInstall(missing, isOffered).join(' ');
    throw new SetUpFailure(
      `System packages for ${purpose} are missing, and installing them needs an administrator.`,
      `Run this once, then the same command again:  sudo apt-get install -y ${names}`,
    );
  }
  await step(`Install system packages for ${purpose}: ${missing.map((names) => names.at(-1)).join(' ')}`, () =>
    installWithApt(missing, prefix, purpose),
  );
}

/** @param {Wanted} missing @param {readonly string[]} prefix @param {string} purpose */
async function installWithApt(missing, prefix, purpose) {
  const [program = 'apt-get', ...before] = [...prefix, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get'];
  const patience = ['-o', 'DPkg::Lock::Timeout=120'];
  const install = () => {
    const names = namesToInstall(missing, isOffered);
    return runCommand(program, [...before, ...patience, 'install', '-y', '--no-install-recommends', ...names]);
  };
  const first = await install();
  if (first.code === 0) return;
  await runCommand(program, [...before, ...patience, 'update']); // the lists may be missing or old
  const second = await install();
  if (second.code === 0) return;
  throw new SetUpFailure(
    `apt-get could not install the packages for ${purpose}: ${lastLines(second.output)}`,
    `Install them by hand, then run the same command again: ${namesToInstall(missing, isOffered).join(' ')}`,
  );
}

/** @returns {boolean} */
export function isDebian() {
  return process.platform === 'linux' && existsSync('/usr/bin/dpkg-query') && existsSync('/usr/bin/apt-get');
}

/** @param {readonly string[]} names @returns {ReadonlySet<string>} */
function installedAmong(names) {
  const query = ['-W', '-f', '${Package} ${db:Status-Status}\n', ...names];
  const { stdout } = spawnSync('dpkg-query', query, { encoding: 'utf8' }); // exit code 1 only says that some are unknown
  const lines = stdout.split('\n').map((line) => line.split(' '));
  return new Set(lines.flatMap(([name, status]) => (status === 'installed' && name !== undefined ? [name] : [])));
}

/** @param {string} name @returns {boolean} whether apt has something to install under exactly this name */
function isOffered(name) {
  const { stdout } = spawnSync('apt-cache', ['policy', name], { encoding: 'utf8' });
  return /Candidate: (?!\(none\))/.test(stdout);
}

/** @returns {readonly string[] | null} what stands before apt-get; null when we may not install */
function privilege() {
  if (process.getuid?.() === 0) return [];
  return spawnSync('sudo', ['-n', 'true']).status === 0 ? ['sudo', '-n'] : null;
}
