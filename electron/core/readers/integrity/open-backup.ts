import { basename } from 'node:path';
import { fail, ok, type Result } from '../../../../shared/result.ts';
import { type BackupHead, backupHead } from '../../store/backup-file.ts';
import { openReadOnly, type ReadableDb } from '../../store/open-database.ts';

export type OpenBackup = { readonly db: ReadableDb & { close(): void }; readonly head: BackupHead };

/** Opens a backup to read. Fails with `backup.unreadable` for another key and for a file that is none. */
export function openBackup(path: string, key: Uint8Array | null): Result<OpenBackup> {
  try {
    const db = openReadOnly({ path, key });
    const head = headOf(db);
    if (head !== null) return ok({ db, head });
    db.close();
  } catch {
    // Any file may stand at this path; whatever SQLite says of it, it is not a backup that this key opens.
  }
  return fail(
    'backup.unreadable',
    `${basename(path)} is no backup that the key of this home opens.`,
    'Choose a file that "backup" has written, and the key file of the home that it is of.',
  );
}

function headOf(db: ReadableDb & { close(): void }): BackupHead | null {
  try {
    return backupHead(db);
  } catch (cause) {
    db.close();
    throw cause;
  }
}
