import { LastBackup, LastRestore } from '../../../shared/integrity.ts';
import type { ReadableDb, WritableDb } from './open-database.ts';
import { getSetting, setSetting } from './settings.ts';

/** The newest backup that was written of this home; null where none was. */
export const lastBackup = (db: ReadableDb): LastBackup | null => {
  const text = getSetting(db, 'lastBackup');
  return text === null ? null : LastBackup.parse(JSON.parse(text));
};

export const noteBackup = (db: WritableDb, { path, sizeBytes, createdAtMs }: LastBackup): void =>
  setSetting(db, 'lastBackup', JSON.stringify({ path, sizeBytes, createdAtMs }));

/** Of which backup this home was made; null where it was made of none. */
export const lastRestore = (db: ReadableDb): LastRestore | null => {
  const text = getSetting(db, 'lastRestore');
  return text === null ? null : LastRestore.parse(JSON.parse(text));
};

export const noteRestored = (db: WritableDb, restore: LastRestore): void =>
  setSetting(db, 'lastRestore', JSON.stringify(restore));
