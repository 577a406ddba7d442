import { createPublicKey } from 'node:crypto';
import { z } from 'zod';
import type { ReadableDb, WritableDb } from './open-database.ts';

const Device = z.object({ id: z.uuid(), name: z.string(), publicKey: z.string(), createdAtMs: z.int() });
export type Device = z.infer<typeof Device>;

/** Where a device keeps the private half of its key: PKCS #8 PEM, in the home's own database and nowhere else. */
const PRIVATE_KEY = 'devicePrivateKey';

/** The device that this home is of; null in a home that has just been made. */
export function ownDevice(db: ReadableDb): Device | null {
  const row = db.first(
    `SELECT device.* FROM device JOIN setting ON setting.value = device.id WHERE setting.name = 'deviceId'`,
  );
  return row === null ? null : Device.parse(row);
}

/** Null for a laptop that this home knows by its id alone. */
export const deviceName = (db: ReadableDb, id: string): string | null =>
  db.value<string>('SELECT name FROM device WHERE id = ?', id);

/** Whether a device is known here by another key than this one (SPKI DER in base64); false for one that is not known. */
export function isKeyedOtherwise(db: ReadableDb, id: string, publicKey: string): boolean {
  const known = db.value<string>('SELECT publicKey FROM device WHERE id = ?', id);
  return known !== null && derOf(known) !== publicKey;
}

/** This home's own key is kept as PEM, those of others as they came: SPKI DER in base64. */
const derOf = (key: string): string =>
  key.startsWith('-----BEGIN') ? createPublicKey(key).export({ type: 'spki', format: 'der' }).toString('base64') : key;

/** What this device signs with: PKCS #8 PEM of its Ed25519 key. */
export const devicePrivateKey = (db: ReadableDb): string | null =>
  db.value<string>('SELECT value FROM setting WHERE name = ?', PRIVATE_KEY);

export function insertOwnDevice(db: WritableDb, device: Device, privateKey: string): void {
  db.run('INSERT INTO device (id, name, publicKey, createdAtMs) VALUES (:id, :name, :publicKey, :createdAtMs)', device);
  const insertSetting = 'INSERT INTO setting (name, value) VALUES (:name, :value)';
  db.run(insertSetting, { name: 'deviceId', value: device.id });
  db.run(insertSetting, { name: PRIVATE_KEY, value: privateKey });
}

/** Another device, with the key that it showed first; one that is known stays as it is. */
export function ensureDevice(db: WritableDb, device: Device): void {
  db.run(
    `INSERT INTO device (id, name, publicKey, createdAtMs) VALUES (:id, :name, :publicKey, :createdAtMs)
     ON CONFLICT (id) DO NOTHING`,
    device,
  );
}
