import { migrations } from './migrations.ts';
import type { Storage } from './storage.ts';

/** Any number that nothing else in the database takes: servers that start together migrate one after another. */
const MIGRATION_LOCK = 8_717_001;

/** Brings the tables to the newest version; throws on a database that a newer server made. */
export async function migrate(storage: Storage): Promise<void> {
  await storage.transaction(async (queries) => {
    await queries.all('SELECT pg_advisory_xact_lock($1)', MIGRATION_LOCK);
    await queries.all('CREATE TABLE IF NOT EXISTS "schemaVersion" (version integer PRIMARY KEY)');
    const [row] = await queries.all('SELECT coalesce(max(version), 0) AS version FROM "schemaVersion"');
    const from = Number(row?.['version']);
    if (from > migrations.length) {
      throw new Error(
        `The database is of version ${from}, made by a newer server; this one knows ${migrations.length}.`,
      );
    }
    for (const [index, statements] of migrations.slice(from).entries()) {
      for (const statement of statements) await queries.all(statement);
      await queries.all('INSERT INTO "schemaVersion" VALUES ($1)', from + index + 1);
    }
  });
}
