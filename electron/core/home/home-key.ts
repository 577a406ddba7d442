import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, openSync, readFileSync, readSync, renameSync, writeFileSync } from 'node:fs';
import { fail, ok, type Result } from '../../../shared/result.ts';

const KEY_BYTES = 32;
/** What every SQLite file begins with that is not encrypted. */
const PLAIN_HEADER = 'SQLite format 3\0';

/** The key lies beside the home, so that a copy of the folder alone tells nobody anything. */
export const keyFileOf = (folder: string): string => `${folder}.key`;

/**
 * The key of the home at `folder`: read, or made for a new home where this machine can encrypt. Null for a plain home.
 * Errors: `home.keyMissing`, `home.keyDamaged`, `home.cannotDecrypt`.
 */
export function homeKey(folder: string, databasePath: string, canEncrypt: boolean): Result<Uint8Array | null> {
  const path = keyFileOf(folder);
  const isNew = !existsSync(databasePath);
  if (!isNew && isPlain(databasePath)) return ok(null);
  if (existsSync(path)) return canEncrypt ? readKey(path) : refuseNoCipher(folder);
  if (!isNew) return refuseNoKey(path);
  return ok(canEncrypt ? makeKey(path) : null);
}

function readKey(path: string): Result<Uint8Array> {
  const key = readFileSync(path);
  if (key.length === KEY_BYTES) return ok(key);
  return fail(
    'home.keyDamaged',
    `The key file ${path} has ${key.length} bytes instead of ${KEY_BYTES}.`,
    'Put the right key file back.',
  );
}

/** Under another name until it is whole: half a key would close the home for ever. */
function makeKey(path: string): Uint8Array {
  const key = randomBytes(KEY_BYTES);
  const part = `${path}.part`;
  writeFileSync(part, key, { mode: 0o600, flush: true });
  renameSync(part, path);
  return key;
}

function isPlain(databasePath: string): boolean {
  const file = openSync(databasePath, 'r');
  try {
    const header = Buffer.alloc(PLAIN_HEADER.length);
    const length = readSync(file, header, 0, header.length, 0);
    return length > 0 && header.toString('latin1', 0, length) === PLAIN_HEADER;
  } finally {
    closeSync(file);
  }
}

const refuseNoKey = (path: string): Result<never> =>
  fail('home.keyMissing', `The home is encrypted and its key file ${path} is not here.`, 'Put the key file back.');

const refuseNoCipher = (folder: string): Result<never> =>
  fail(
    'home.cannotDecrypt',
    `The home ${folder} is encrypted, and this installation has no SQLite that can decrypt it.`,
    'Run set-up where a compiler is installed, or use the packaged application.',
  );
