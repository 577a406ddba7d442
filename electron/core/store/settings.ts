import type { ReadableDb, WritableDb } from './open-database.ts';

/** What a home remembers between starts. */
export type SettingName =
  | 'projectId'
  | 'actorId'
  | 'deviceId'
  | 'serverUrl'
  | 'serverId'
  | 'serverKey'
  | 'syncClientId'
  | 'syncEpoch'
  | 'hub'
  | 'endpoint'
  | 'lastBackup'
  | 'lastRestore'
  | 'latestCaptureAtMs'
  | 'training'
  | 'stoppedModels';

export const getSetting = (db: ReadableDb, name: SettingName): string | null =>
  db.value<string>('SELECT value FROM setting WHERE name = ?', name);

export function setSetting(db: WritableDb, name: SettingName, value: string): void {
  db.run('INSERT INTO setting (name, value) VALUES (:name, :value) ON CONFLICT (name) DO UPDATE SET value = :value', {
    name,
    value,
  });
}

export function clearSetting(db: WritableDb, name: SettingName): void {
  db.run('DELETE FROM setting WHERE name = :name', { name });
}

/** Keeps the server's address. Another address is another server until its key has been seen, so the pinned one goes. */
export function pointToServer(db: WritableDb, address: string): void {
  const url = address.replace(/\/+$/, '');
  if (getSetting(db, 'serverUrl') !== url) {
    clearSetting(db, 'serverId');
    clearSetting(db, 'serverKey');
  }
  setSetting(db, 'serverUrl', url);
}
