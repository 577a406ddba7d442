import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import postgres from 'postgres';
import { lockFolder } from './lock-folder.ts';
import { migrate } from './migrate.ts';
import type { Bound, Queries, Row, Storage } from './storage.ts';

/**
 * The embedded database in `folder`, behind an exclusive lock: two openers would lose acknowledged rows (pglite#1106).
 * Throws `FolderInUse`.
 */
export async function openEmbedded(folder: string): Promise<Storage> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const unlock = lockFolder(folder);
  try {
    const database = await openCluster(join(folder, 'database'));
    const on = (engine: Pick<PGlite, 'query'>): Queries => ({
      all: async (sql, ...bound) => (await engine.query<Row>(sql, [...bound])).rows,
    });
    const storage: Storage = {
      all: on(database).all,
      transaction: (work) =>
        database.transaction((inside) =>
          work({
            all: async (sql, ...bound) => (await inside.query<Row>(sql, [...bound])).rows,
          }),
        ),
      close: async () => {
        await database.close();
        unlock();
      },
    };
    await migrate(storage);
    return storage;
  } catch (cause) {
    unlock();
    throw cause;
  }
}

/** A new cluster is hundreds of files, and half of one never opens: it is made aside and renamed when it is whole. */
async function openCluster(path: string): Promise<PGlite> {
  if (!existsSync(path)) {
    const aside = `${path}.new`;
    rmSync(aside, { recursive: true, force: true });
    const made = await PGlite.create(aside);
    await made.close();
    renameSync(aside, path);
  }
  return PGlite.create(path);
}

/** A PostgreSQL server by its URL. */
export async function openPostgres(url: string): Promise<Storage> {
  const client = postgres(url, { max: 8, onnotice: () => undefined });
  const on = (connection: postgres.Sql | postgres.TransactionSql): Queries => ({
    all: (sql, ...bound: readonly Bound[]) => connection.unsafe<Row[]>(sql, [...bound]),
  });
  const storage: Storage = {
    all: on(client).all,
    transaction: async <T>(work: (queries: Queries) => Promise<T>) => {
      const box = await client.begin(async (inside) => ({ value: await work(on(inside)) }));
      return box.value;
    },
    close: () => client.end({ timeout: 5 }),
  };
  await migrate(storage);
  return storage;
}
