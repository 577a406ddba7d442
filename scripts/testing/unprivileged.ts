import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stampName } from '../build/build-stamp.mjs';
import { places, root } from '../paths.mjs';
import { findElectron } from '../set-up/electron-runtime.mjs';
import { SetUpFailure, say } from '../set-up/say.mjs';

/** Debian's `nobody` and `nogroup`. */
export const nobody = 65534;
/** What goes before a program that root starts as nobody. */
export const asNobody = ['setpriv', `--reuid=${nobody}`, `--regid=${nobody}`, '--clear-groups'] as const;

export type Surroundings = {
  /** What goes before a program's name. */
  readonly prefix: readonly string[];
  /** The checkout as that user can read it. */
  readonly root: string;
  /** The Node as that user can run it. */
  readonly node: string;
  readonly env: Readonly<Record<string, string>>;
  /** A folder that this user may write in. */
  readonly scratch: string;
  readonly remove: () => void;
};

/** Where root runs the tests: what a program needs in order to run as nobody, with a home of its own. */
export function unprivilegedSurroundings(): Surroundings {
  const scratch = mkdtempSync(join(tmpdir(), 'fieldloop-journeys-'));
  const home = join(scratch, 'home');
  mkdirSync(home);
  for (const folder of [scratch, home]) chownSync(folder, nobody, nobody);
  const place = canRead(root) ? root : copyTo(join(scratch, 'checkout'));
  return {
    prefix: [...asNobody],
    root: place,
    node: runnableNode(process.execPath.replace(root, place), scratch),
    env: { HOME: home, TMPDIR: scratch, XDG_RUNTIME_DIR: scratch, XDG_CONFIG_HOME: join(home, '.config') },
    scratch,
    remove: () => rmSync(scratch, { recursive: true, force: true }),
  };
}

function canRead(folder: string): boolean {
  const files = [join(folder, 'package.json'), join(places.dist, stampName), places.nativeSqlite];
  const electron = findElectron();
  const programs = electron === null ? [] : [electron.program];
  return passesTest([...files.map((path) => ['-r', path] as const), ...programs.map((path) => ['-x', path] as const)]);
}

/** A Node in somebody's home folder cannot be run by others: they get a copy. */
function runnableNode(node: string, scratch: string): string {
  if (passesTest([['-x', node]])) return node;
  const copy = join(scratch, 'node');
  copyFileSync(node, copy);
  chmodSync(copy, 0o755);
  return copy;
}

/** Whether nobody finds all of this to be so (`test -r` on a path, say). */
function passesTest(conditions: readonly (readonly ['-r' | '-x', string])[]): boolean {
  const [program, ...args] = asNobody;
  return conditions.every(([flag, path]) => spawnSync(program, [...args, 'test', flag, path]).status === 0);
}

/** A checkout under /root, say, cannot be read by others: they get a copy, of hard links where that is possible. */
function copyTo(folder: string): string {
  say('  Copying what the journeys run to where an unprivileged user can read it');
  mkdirSync(folder);
  const copied = [
    'dist',
    'node_modules',
    'test',
    'scripts',
    'shared',
    'electron',
    'resources',
    '.runtime',
    'package.json',
  ];
  for (const flags of ['-al', '-a']) {
    const { status } = spawnSync('cp', [flags, ...copied, folder], { cwd: root });
    if (status === 0) return readableCopy(folder);
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder);
  }
  throw new SetUpFailure('The checkout could not be copied for an unprivileged user.', `Is ${tmpdir()} full?`);
}

function readableCopy(folder: string): string {
  spawnSync('chmod', ['-R', 'a+rX', folder]);
  return folder;
}
