import Database from 'better-sqlite3';
import { findNativeBinding } from './native-binding.ts';

/**
 * Holds `path` against every other process until it is released or this process ends, however it ends: SQLite keeps an
 * operating system's lock on the file, so a crash leaves nothing stale behind. Null when somebody else holds it.
 */
export function lockHome(path: string): { release: () => void } | null {
  const nativeBinding = findNativeBinding();
  const lock = new Database(path, nativeBinding === null ? { timeout: 0 } : { timeout: 0, nativeBinding });
  try {
    lock.exec('BEGIN EXCLUSIVE');
    return { release: () => lock.close() };
  } catch (cause) {
    lock.close();
    if (cause instanceof Database.SqliteError && cause.code === 'SQLITE_BUSY') return null;
    throw cause;
  }
}
