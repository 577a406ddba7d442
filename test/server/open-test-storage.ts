import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { inject } from 'vitest';
import { openEmbedded, openPostgres } from '../../server/open-storage.ts';
import type { Storage } from '../../server/storage.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The cluster that `start-postgres.ts` runs for the project server-on-postgres. */
    readonly postgresUrl: string;
  }
}

/** An empty database of the kind that this run is about; `close` removes it. */
export function openTestStorage(): Promise<Storage> {
  return process.env['FIELDLOOP_TEST_DATABASE'] === 'postgres' ? openNewDatabase() : openInFolder();
}

async function openInFolder(): Promise<Storage> {
  const folder = mkdtempSync(join(tmpdir(), 'fieldloop-server-'));
  const storage = await openEmbedded(folder);
  return {
    ...storage,
    close: async () => {
      await storage.close();
      rmSync(folder, { recursive: true });
    },
  };
}

async function openNewDatabase(): Promise<Storage> {
  const url = new URL(inject('postgresUrl'));
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  const cluster = postgres(url.href, { max: 1 });
  await cluster.unsafe(`CREATE DATABASE ${name}`);
  url.pathname = `/${name}`;
  const storage = await openPostgres(url.href);
  return {
    ...storage,
    close: async () => {
      await storage.close();
      await cluster.unsafe(`DROP DATABASE ${name}`);
      await cluster.end();
    },
  };
}

/** Empties every table, so that the tests of a file can share one database: making one takes seconds on PGlite. */
export async function emptyStorage(storage: Storage): Promise<void> {
  await storage.all('TRUNCATE client, mutation, operation, scope, quarantine, receipt');
}
