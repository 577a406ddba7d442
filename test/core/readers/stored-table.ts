import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SealedChunk, SealedTable } from '../../../electron/core/files/seal-chunks.ts';
import { migrate } from '../../../electron/core/store/migrate.ts';
import { type DatabaseLocation, openWritable } from '../../../electron/core/store/open-database.ts';

export const VERSION_ID = 'version-1';

/** A database with one data set version, as an import leaves it. */
export function storeTable(table: SealedTable, sealed: readonly SealedChunk[]): DatabaseLocation {
  const folder = mkdtempSync(join(tmpdir(), 'readers-'));
  const location = { path: join(folder, 'fieldloop.db'), key: null };
  const { raw } = openWritable(location);
  migrate(raw, join(folder, 'backup.db'));
  raw.pragma('foreign_keys = OFF'); // the project and device that own the data set are not under test
  raw.prepare('INSERT INTO dataset VALUES (?, ?, ?, ?)').run('dataset-1', 'project-1', 'visits', 1);
  raw
    .prepare(
      `INSERT INTO datasetVersion (id, datasetId, version, "rows", digest, columns, profile, source, actorId, deviceId, createdAtMs)
       VALUES (?, 'dataset-1', 1, ?, ?, ?, ?, '{}', 'actor-1', 'device-1', 1)`,
    )
    .run(VERSION_ID, table.rows, table.digest, JSON.stringify(table.columns), JSON.stringify(table.profile));
  const chunk = raw.prepare('INSERT OR IGNORE INTO chunk (sha256, bytes, "rows") VALUES (?, ?, ?)');
  const place = raw.prepare('INSERT INTO versionChunk VALUES (?, ?, ?, ?, ?, ?)');
  for (const { sha256, bytes, rows } of sealed) chunk.run(sha256, bytes, rows);
  for (const { column, ordinal, sha256, firstRow, rows } of table.chunks) {
    place.run(VERSION_ID, column, ordinal, sha256, firstRow, rows);
  }
  raw.close();
  return location;
}

/** Changes a stored database behind the readers' back. */
export function tamper(location: DatabaseLocation, sql: string): void {
  const { raw } = openWritable(location);
  raw.pragma('foreign_keys = OFF');
  raw.exec(sql);
  raw.close();
}
