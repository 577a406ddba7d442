import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { migrate } from '../../electron/core/store/migrate.ts';
import { migrations } from '../../electron/core/store/migrations/all.ts';
import { openWritable } from '../../electron/core/store/open-database.ts';

/** The visit that it holds; there was no queue for the server yet. */
export const OLD_VISIT = 'r1';

/** A home as an older Fieldloop left it: the first release's tables, with one visit in them. */
export function writeOldHome(folder: string): void {
  mkdirSync(folder, { recursive: true });
  const { raw, store } = openWritable({ path: join(folder, 'fieldloop.db'), key: null });
  migrate(raw, join(folder, 'unused.db'), migrations.slice(0, 1));
  raw.exec(`
    INSERT INTO device VALUES ('d1', 'laptop', '', 1);
    INSERT INTO project VALUES ('5b4d3a52-6a0c-4c1e-9d7e-0f6f4e8b2a10', 'Old', '{}', 'a1', 'd1', 1);
    INSERT INTO record VALUES ('${OLD_VISIT}', '5b4d3a52-6a0c-4c1e-9d7e-0f6f4e8b2a10', NULL, 1);
    INSERT INTO recordEvent VALUES ('e1', '${OLD_VISIT}', NULL, '{}', NULL, 'a1', 'd1', 1);
  `);
  store.close();
}
