import { spawnSync } from 'node:child_process';
import { copyFileSync, cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { places } from '../paths.mjs';
import { ensureHeaders } from './node-runtime.mjs';
import { lastLines, runCommand } from './run-command.mjs';
import { SetUpFailure, say, step } from './say.mjs';
import { ensurePackages, isDebian, wantedFor } from './system-packages.mjs';

const library = join(places.modules, 'better-sqlite3');
const ciphers = join(places.modules, 'better-sqlite3-multiple-ciphers');
const stamp = join(places.native, 'built-from.txt');
/** Says that the compiler was there and failed, so that a minute is not lost at every start. */
const failure = join(places.native, 'not-built-from.txt');

/**
 * Takes back what the library's newest N-API needs, so that one file runs in Node 20, Node 24 and both Electrons.
 * The last one keeps finalizers allowed to call into JavaScript's heap, as they are without NAPI_EXPERIMENTAL.
 */
const compilerFlags = '-UNAPI_VERSION -DNAPI_EXPERIMENTAL -DNODE_API_EXPERIMENTAL_NOGC_ENV_OPT_OUT';

/** @returns {boolean} whether the build is here and was made from the packages that are installed */
export function hasNativeSqlite() {
  return existsSync(places.nativeSqlite) && existsSync(stamp) && readFileSync(stamp, 'utf8') === origin();
}

/** @returns {boolean} whether nothing is left to try: it is here, or it could not be built from these packages */
export function isNativeSqliteSettled() {
  return hasNativeSqlite() || (existsSync(failure) && readFileSync(failure, 'utf8') === origin());
}

/**
 * Builds better-sqlite3 from its own source with the SQLite of SQLite3 Multiple Ciphers, so that a home is encrypted.
 * Where it cannot be built, the prebuilt one serves and homes are plain; this is said, and is no failure.
 * @param {string} node
 */
export async function ensureNativeSqlite(node) {
  if (isNativeSqliteSettled()) return;
  try {
    await ensureCompiler();
    await step('Build SQLite with encryption (once, about a minute)', () => build(node));
  } catch (problem) {
    if (!(problem instanceof SetUpFailure)) throw problem;
    say(`  ${problem.message}\n  ${problem.advice}`);
    say('  Going on with the prebuilt SQLite: homes made now will NOT be encrypted.');
  }
}

async function ensureCompiler() {
  if (['c++', 'make', 'python3'].every(isProgram)) return;
  if (process.platform !== 'linux') return; // node-gyp knows where Xcode and Visual Studio lie and says what is missing
  if (!isDebian()) {
    throw new SetUpFailure('No C++ compiler was found.', 'Install a C++20 compiler, make and Python 3 to have it.');
  }
  await ensurePackages(wantedFor.compiler, 'building SQLite');
}

/** @param {string} name */
const isProgram = (name) => spawnSync(name, ['--version']).status === 0;

/** @param {string} node */
async function build(node) {
  const folder = join(places.native, 'build');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(places.native, { recursive: true });
  cpSync(library, folder, { recursive: true });
  cpSync(join(ciphers, 'deps', 'sqlite3'), join(folder, 'deps', 'sqlite3'), { recursive: true });
  copyFileSync(join(ciphers, 'deps', 'defines.gypi'), join(folder, 'deps', 'defines.gypi'));

  const headers = await ensureHeaders();
  const tool = join(places.modules, 'node-gyp', 'bin', 'node-gyp.js');
  const args = [tool, 'rebuild', '--release', '--force_build=1', ...(headers === null ? [] : [`--nodedir=${headers}`])];
  const path = `${dirname(node)}${delimiter}${process.env['PATH']}`;
  const { code, output } = await runCommand(node, args, { cwd: folder, env: { CXXFLAGS: compilerFlags, PATH: path } });
  const built = join(folder, 'build', 'Release', 'better_sqlite3.node');
  if (code !== 0 || !existsSync(built)) {
    writeFileSync(failure, origin());
    const advice = 'It wants a C++20 compiler (g++ 10), make and Python 3. To try again, delete .runtime/native.';
    throw new SetUpFailure(`SQLite could not be built: ${firstError(output)}`, advice);
  }
  await tryOut(node, built);
  renameSync(built, places.nativeSqlite);
  writeFileSync(stamp, origin());
  rmSync(folder, { recursive: true, force: true });
}

/** @param {string} output of node-gyp, whose own last lines name only itself @returns {string} the compiler's complaint */
const firstError = (output) => output.split('\n').find((line) => /\berror\b/i.test(line)) ?? lastLines(output);

/** A build that does not encrypt must not take the place of one that does. @param {string} node @param {string} built */
async function tryOut(node, built) {
  const script = `
    const Database = require(process.argv[1]);
    const database = new Database(':memory:', { nativeBinding: process.argv[2] });
    if (database.pragma('cipher', { simple: true }) !== 'chacha20') process.exit(1);`;
  const { code, output } = await runCommand(node, ['-e', script, library, built]);
  if (code !== 0)
    throw new SetUpFailure(`The SQLite built here does not encrypt: ${lastLines(output)}`, 'Please report it.');
}

/** What a build is made from: when one of these changes, it is made again. */
function origin() {
  const versions = [library, ciphers].map((folder) => JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')));
  return [...versions.map(({ name, version }) => `${name}@${version}`), process.arch, compilerFlags].join('\n');
}
