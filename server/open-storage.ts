import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import postgres from 'postgres';
import { migrate } from './migrate.ts';
import type { Bound, Queries, Row, Storage } from './storage.ts';

/** The embedded database in `folder`, behind an exclusive lock: two openers would lose acknowledged rows (pglite#1106). */
export async function openEmbedded(folder: string): Promise<Storage> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const unlock = lockFolder(folder);
  try {
    const database = await PGlite.create(join(folder, 'database'));
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

/** Takes `server.lock`, which holds the owner's process id; one whose process is gone is taken over. */
function lockFolder(folder: string): () => void {
  const path = join(folder, 'server.lock');
  const claim = (): void => {
    const file = openSync(path, 'wx', 0o600);
    writeSync(file, String(process.pid));
    closeSync(file);
  };
  try {
    claim();
  } catch (cause) {
    if (!(cause instanceof Error && 'code' in cause && cause.code === 'EEXIST')) throw cause;
    const owner = Number(readFileSync(path, 'utf8'));
    if (isAlive(owner)) throw new Error(`the server with process id ${owner} has this data folder open`, { cause });
    rmSync(path);
    claim();
  }
  return () => rmSync(path, { force: true });
}

function isAlive(processId: number): boolean {
  if (!Number.isInteger(processId) || processId <= 0) return false;
  try {
    process.kill(processId, 0);
    return true;
  } catch (cause) {
    return cause instanceof Error && 'code' in cause && cause.code === 'EPERM';
  }
}
