import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate } from '../../../electron/core/store/migrate.ts';
import { canEncrypt, openWritable } from '../../../electron/core/store/open-database.ts';

/** A migrated database in a folder of its own, encrypted where this machine's SQLite can. */
export function openTestDatabase() {
  const folder = mkdtempSync(join(tmpdir(), 'store-'));
  const location = { path: join(folder, 'fieldloop.db'), key: canEncrypt() ? new Uint8Array(32).fill(7) : null };
  const opened = openWritable(location);
  const migrated = migrate(opened.raw, join(folder, 'before.db'));
  if (!migrated.ok) throw new Error(migrated.error.message);
  return { ...opened, location, folder };
}
