import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * The SQLite build that can encrypt, where set-up or packaging put one: `.runtime/native` above this file in a
 * checkout, `native` in a packaged copy's resources. Null means the prebuilt better-sqlite3 serves, unencrypted.
 */
export function findNativeBinding(from: string = import.meta.dirname): string | null {
  const resources = (process as { resourcesPath?: string }).resourcesPath; // only Electron sets it
  const candidates = resources === undefined ? [] : [join(resources, 'native', 'better_sqlite3.node')];
  for (let folder = from; folder !== dirname(folder); folder = dirname(folder)) {
    candidates.push(join(folder, '.runtime', 'native', 'better_sqlite3.node'));
  }
  return candidates.find(existsSync) ?? null;
}
