import { join } from 'node:path';
import Database from 'better-sqlite3';

/** Another server has the data folder open. */
export class FolderInUse extends Error {
  constructor(folder: string) {
    super(`Another server has the data folder ${folder} open. Stop it first, or give --data another folder.`);
    this.name = 'FolderInUse';
  }
}

/**
 * Keeps `folder` from every other process until it is released or this process ends, however it ends. The operating
 * system's lock that SQLite holds on `lock.db` knows no stale state, so that nothing has to be taken over: a file that
 * names its owner's process id cannot be taken over by two starters without a race. Throws `FolderInUse`.
 */
export function lockFolder(folder: string): () => void {
  const lock = new Database(join(folder, 'lock.db'), { timeout: 0 });
  try {
    lock.exec('BEGIN EXCLUSIVE');
    return () => lock.close();
  } catch (cause) {
    lock.close();
    if (cause instanceof Database.SqliteError && cause.code === 'SQLITE_BUSY') throw new FolderInUse(folder);
    throw cause;
  }
}
