import { createHash, randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** Where the core that has a home open listens, and what whoever asks there must know. */
export type SocketPlace = { readonly path: string; readonly secret: string };

/** macOS ends a socket's name at 104 bytes and Linux at 108, the closing zero included. */
const LONGEST_PATH_BYTES = 103;

/**
 * Makes the folder of the home's socket, for nobody but this account, and the secret in it. Only whoever holds the
 * home's lock calls this. Null where no name is short enough, or where the file system keeps nobody out (exFAT on a
 * stick knows no rights): a home must open there too.
 */
export function makeSocketPlace(home: string): SocketPlace | null {
  try {
    return makePlace(realpathSync(home));
  } catch (cause) {
    if (cause instanceof Error && 'syscall' in cause) return null;
    throw cause;
  }
}

function makePlace(root: string): SocketPlace | null {
  makePrivateFolder(runFolderOf(root));
  const secret = readSecret(root) ?? makeSecret(root);
  const path = socketPathOf(root, secret, tmpdir());
  if (path !== null && process.platform !== 'win32') makePrivateFolder(dirname(path));
  return path === null ? null : { path, secret };
}

/** The place that `makeSocketPlace` made; null where none was made or this account may not read it. */
export function findSocketPlace(home: string): SocketPlace | null {
  const root = realpathSync(home);
  const secret = readSecret(root);
  const path = secret === null ? null : socketPathOf(root, secret, tmpdir());
  return secret === null || path === null ? null : { path, secret };
}

/**
 * In the home where its name is short enough, else in a folder of its own under `temporary`. That folder's name, like
 * a Windows pipe's, is made from the secret: who cannot read the home can neither guess nor occupy it.
 */
export function socketPathOf(root: string, secret: string, temporary: string, platform = process.platform) {
  const name = createHash('sha256').update(`${root}\0${secret}`).digest('hex').slice(0, 24);
  if (platform === 'win32') return `\\\\.\\pipe\\fieldloop-${name}`;
  const candidates = [join(runFolderOf(root), 'core.sock'), join(temporary, `fieldloop-${name}`, 'core.sock')];
  return candidates.find((path) => Buffer.byteLength(path) <= LONGEST_PATH_BYTES) ?? null;
}

const runFolderOf = (root: string): string => join(root, 'run');
const secretFileOf = (root: string): string => join(runFolderOf(root), 'secret');

function makePrivateFolder(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chmodSync(folder, 0o700); // one that was there already may be open to others
}

function makeSecret(root: string): string {
  const secret = randomBytes(32).toString('hex');
  writeFileSync(secretFileOf(root), secret, { mode: 0o600, flush: true });
  return secret;
}

function readSecret(root: string): string | null {
  try {
    const secret = readFileSync(secretFileOf(root), 'utf8');
    return /^[0-9a-f]{64}$/.test(secret) ? secret : null; // one cut short by a crash is made anew
  } catch {
    return null; // not made yet, or not ours to read: either way there is nobody to ask
  }
}
