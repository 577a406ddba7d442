import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { hostname, userInfo } from 'node:os';
import { join, resolve } from 'node:path';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { BlobStore } from '../files/blob-store.ts';
import { insertActor } from '../store/actors.ts';
import { isDiskFull } from '../store/disk-full.ts';
import { type Device, insertOwnDevice, ownDevice } from '../store/devices.ts';
import { lockHome } from '../store/home-lock.ts';
import { migrate } from '../store/migrate.ts';
import { canEncrypt, type DatabaseLocation, openWritable, type Store } from '../store/open-database.ts';
import { setSetting } from '../store/settings.ts';
import { homeKey } from './home-key.ts';
import { recoverHome } from './recover-home.ts';
import { takeRestored } from './take-restored.ts';

export type OpenHome = {
  readonly folder: string;
  /** For readers, which open connections of their own. */
  readonly database: DatabaseLocation;
  readonly store: Store;
  readonly blobs: BlobStore;
  readonly device: Device;
  /** Closes the database, then lets others in. */
  readonly close: () => void;
};

/**
 * Opens the home at `folder`, or makes one there; one that was restored beside it takes its place first. The lock, the key, the database in its newest shape,
 * the device, and an end to what was in the middle when it was left.
 * `nowMs` is the present, UTC. Errors: `home.inUse`, `home.newer`, `home.noRoom`, and those of `homeKey`.
 */
export async function openHome(folder: string, nowMs: number): Promise<Result<OpenHome>> {
  try {
    return await openWithRoom(folder, nowMs);
  } catch (cause) {
    if (isDiskFull(cause)) return refuseNoRoom(resolve(folder));
    throw cause;
  }
}

async function openWithRoom(folder: string, nowMs: number): Promise<Result<OpenHome>> {
  const root = resolve(folder);
  if (!takeRestored(root)) return refuseInUse(root);
  mkdirSync(join(root, 'backups'), { recursive: true });
  const lock = lockHome(join(root, 'home.lock'));
  if (lock === null) return refuseInUse(root);
  let isOpen = false;
  try {
    const home = await openLocked(root, nowMs, lock.release);
    isOpen = home.ok;
    return home;
  } finally {
    if (!isOpen) lock.release();
  }
}

async function openLocked(folder: string, nowMs: number, release: () => void): Promise<Result<OpenHome>> {
  const path = join(folder, 'fieldloop.db');
  const key = homeKey(folder, path, canEncrypt());
  if (!key.ok) return key;
  const database: DatabaseLocation = { path, key: key.value };
  const { raw, store } = openWritable(database);
  try {
    const migrated = migrate(raw, join(folder, 'backups', `before-update-${nowMs}.db`));
    if (!migrated.ok) {
      store.close();
      return migrated;
    }
    const blobs = new BlobStore({ folder: join(folder, 'blobs'), key: key.value });
    await blobs.clearUnfinished();
    const device = ownDevice(store) ?? makeDevice(store, nowMs);
    await recoverHome(store, blobs, nowMs);
    const close = (): void => {
      store.close();
      release();
    };
    return ok({ folder, database, store, blobs, device, close });
  } catch (cause) {
    store.close();
    throw cause;
  }
}

/**
 * A device is known by an Ed25519 key of its own; the server learns the public half. Its first person has the name of
 * the system's account, until somebody says another.
 */
function makeDevice(store: Store, nowMs: number): Device {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const device: Device = {
    id: randomUUID(),
    name: hostname(),
    publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    createdAtMs: nowMs,
  };
  const privatePem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const actorId = randomUUID();
  store.transaction((db) => {
    insertOwnDevice(db, device, privatePem);
    insertActor(db, { id: actorId, name: userInfo().username, role: 'admin', createdAtMs: nowMs });
    setSetting(db, 'actorId', actorId);
  });
  return device;
}

const refuseNoRoom = (folder: string): Result<never> =>
  fail(
    'home.noRoom',
    `The home ${folder} cannot be opened: its disk is full. Nothing was changed.`,
    'Make some megabytes of room on the disk, then open it again.',
  );

const refuseInUse = (folder: string): Result<never> =>
  fail(
    'home.inUse',
    `Another Fieldloop has the home ${folder} open.`,
    'Close its window or wait for its command to end, or name another home.',
  );
