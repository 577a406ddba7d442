import Database from 'better-sqlite3';
import type { LogMover } from './log-mover.ts';
import { findNativeBinding } from './native-binding.ts';

export type Row = Readonly<Record<string, unknown>>;
export type Bound = string | number | bigint | Uint8Array | null;

/** What a query may do stands in its first parameter's type: a function that takes ReadableDb cannot write. */
export interface ReadableDb {
  all(sql: string, ...bound: readonly Bound[]): readonly Row[];
  first(sql: string, ...bound: readonly Bound[]): Row | null;
  /** The first column of the first row; the caller names its query's one column by the type. */
  value<T>(sql: string, ...bound: readonly Bound[]): T | null;
}

export interface WritableDb extends ReadableDb {
  /** Binds by name (`:name`); answers how many rows changed. */
  run(sql: string, bound?: Readonly<Record<string, Bound>>): number;
}

export interface Store extends ReadableDb {
  /** Everything inside is committed together, or nothing is. */
  transaction<T>(work: (db: WritableDb) => T): T;
  /** The same, and what it deletes is overwritten in the file and not only given free. */
  transactionLeavingNothing<T>(work: (db: WritableDb) => T): T;
  /**
   * The same as `transaction` for what nothing names yet: a power cut may take it away as long as no later `transaction` was committed.
   * It does not wait for the disk.
   */
  transactionAhead<T>(work: (db: WritableDb) => T): T;
  /** Between two such transactions, the last of about so many bytes: others have their turn, and the log is not let grow too long. */
  pauseAhead(bytes: number): Promise<void>;
  /** From now on the log is moved into the database by `mover`, and on this thread only where that never gets to it. */
  leaveLogTo(mover: LogMover): void;
  /** Whether free pages can be given back a few at a time, as in homes made since this is the rule; else the first `compactSome` makes it so. */
  compactsInPlace(): boolean;
  /** Gives about so many free pages back to the disk; answers whether there are more. */
  compactSome(pages: number): boolean;
  /** Moves the log into the database and cuts it; answers how many bytes it had. */
  emptyLog(): number;
  close(): void;
}

export type DatabaseLocation = {
  readonly path: string;
  /** 32 bytes; null keeps the file plain (no native build that can encrypt is here). */
  readonly key: Uint8Array | null;
};

/** Whether this machine's SQLite build can encrypt. */
export const canEncrypt = (): boolean => findNativeBinding() !== null;

/** The one writer's connection. The file is made where it is missing. */
export function openWritable(location: DatabaseLocation): { raw: Database.Database; store: Store } {
  const raw = open(location, {});
  // Said of a file that holds something it would be written down at each opening, for which a full disk has no room.
  if (pragmaNumber(raw, 'page_count') === 0) raw.pragma('auto_vacuum = INCREMENTAL');
  raw.pragma('journal_mode = WAL');
  raw.pragma('synchronous = FULL');
  raw.pragma('foreign_keys = ON');
  raw.pragma('temp_store = MEMORY');
  return { raw, store: storeOn(raw) };
}

/**
 * The database in one file, for a copy that is written or changed apart from its home and then moved: no log beside it.
 * Nothing is left of it in the file when it is closed.
 */
export function openCopy(location: DatabaseLocation): { raw: Database.Database; store: Store } {
  const raw = open(location, { fileMustExist: true });
  raw.pragma('journal_mode = DELETE');
  raw.pragma('temp_store = MEMORY');
  return { raw, store: storeOn(raw) };
}

/** Writes the database, as it is now and without free pages, into a new file under the same key. Others go on writing. */
export function copyDatabase(location: DatabaseLocation, target: string): void {
  const raw = open(location, { readonly: true, fileMustExist: true });
  try {
    raw.prepare('VACUUM INTO ?').run(target);
  } finally {
    raw.close();
  }
}

/** What SQLite itself finds wrong with the pages of a database; empty where nothing is. */
export function brokenPages(db: ReadableDb): readonly string[] {
  try {
    const found = db.all('PRAGMA integrity_check(10)').map((row) => String(row['integrity_check']));
    return found.filter((line) => line !== 'ok');
  } catch (cause) {
    if (cause instanceof Database.SqliteError) return [cause.message]; // pages so broken that they cannot be checked
    throw cause;
  }
}

export type ReadOnlyDb = ReadableDb & {
  /** How much of the file may stay decrypted in memory, in KiB; what is more is given back at once. */
  keepInMemory(cacheKib: number): void;
  close(): void;
};

/** A reader's connection, for worker threads: it cannot write, whatever is asked. */
export function openReadOnly(location: DatabaseLocation, cacheKib: number = READER_CACHE_KIB): ReadOnlyDb {
  const raw = open(location, { readonly: true, fileMustExist: true });
  raw.pragma('temp_store = MEMORY');
  raw.pragma('query_only = ON');
  const keepInMemory = (kib: number): void => {
    raw.pragma(`cache_size = -${kib}`);
    raw.pragma('shrink_memory');
  };
  keepInMemory(cacheKib);
  const { all, first, value, close } = storeOn(raw);
  return { all, first, value, keepInMemory, close };
}

/** As SQLite takes by itself in this build. */
const READER_CACHE_KIB = 16_000;

function open({ path, key }: DatabaseLocation, options: Database.Options): Database.Database {
  const nativeBinding = findNativeBinding();
  const raw = new Database(path, nativeBinding === null ? options : { ...options, nativeBinding });
  try {
    if (key !== null) raw.pragma(`key = '${rawKeySpelling(key)}'`);
    raw.pragma('user_version'); // reads the first page, so that a wrong key is refused here and not later
  } catch (cause) {
    raw.close();
    throw cause;
  }
  return raw;
}

/** SQLite3 Multiple Ciphers takes a raw key as text of this form; a bare one would be stretched as a passphrase at each opening. */
const rawKeySpelling = (key: Uint8Array): string => `raw:${Buffer.from(key).toString('hex')}`;

/**
 * Moves what the log holds into the database over a connection of its own, while the writer goes on. What it must not
 * touch yet, because somebody reads the state before, stays in the log.
 */
export function moveLog(location: DatabaseLocation): void {
  const raw = open(location, { fileMustExist: true });
  try {
    raw.pragma('wal_checkpoint(PASSIVE)');
  } finally {
    raw.close();
  }
}

/** What a transaction writes into the log that changes a few rows, with their indexes. */
const SMALL_BYTES = 32 * 2 ** 10;
/** Pages, 128 MB, at which the writer moves the log itself. */
const LONGEST_LOG_PAGES = 32_768;

function storeOn(raw: Database.Database): Store {
  let mover: LogMover | null = null;
  const prepared = new Map<string, Database.Statement<unknown[], Row>>();
  const statement = (sql: string): Database.Statement<unknown[], Row> => {
    const known = prepared.get(sql) ?? raw.prepare<unknown[], Row>(sql);
    prepared.set(sql, known);
    return known;
  };
  const db: WritableDb = {
    all: (sql, ...bound) => statement(sql).all(...bound),
    first: (sql, ...bound) => statement(sql).get(...bound) ?? null,
    value: <T>(sql: string, ...bound: readonly Bound[]) =>
      (Object.values(statement(sql).get(...bound) ?? {})[0] ?? null) as T | null, // the caller names its query's one column
    run: (sql, bound) => statement(sql).run(...(bound === undefined ? [] : [bound])).changes,
  };
  return {
    all: db.all,
    first: db.first,
    value: db.value,
    transaction: (work) => {
      mover?.count(SMALL_BYTES);
      return raw.transaction(() => work(db)).immediate();
    },
    transactionLeavingNothing: (work) => {
      raw.pragma('secure_delete = ON');
      try {
        return raw.transaction(() => work(db)).immediate();
      } finally {
        raw.pragma('secure_delete = OFF');
      }
    },
    transactionAhead: (work) => withoutWaiting(raw, () => raw.transaction(() => work(db)).immediate()),
    pauseAhead: async (bytes) => {
      mover?.count(bytes);
      await new Promise(setImmediate);
      await mover?.room();
    },
    leaveLogTo: (given) => {
      mover = given;
      raw.pragma(`wal_autocheckpoint = ${LONGEST_LOG_PAGES}`);
    },
    compactsInPlace: () => compactsInPlace(raw),
    compactSome: (pages) => compactSome(raw, pages),
    emptyLog: () => {
      mover?.forget();
      return emptyLog(raw);
    },
    close: () => raw.close(),
  };
}

/** In WAL mode the next commit that waits for the disk brings these pages there too. */
function withoutWaiting<T>(raw: Database.Database, write: () => T): T {
  raw.pragma('synchronous = NORMAL');
  try {
    return write();
  } finally {
    raw.pragma('synchronous = FULL');
  }
}

const pragmaNumber = (raw: Database.Database, name: string): number => Number(raw.pragma(name, { simple: true }));

/** auto_vacuum 2 is INCREMENTAL. */
const compactsInPlace = (raw: Database.Database): boolean => pragmaNumber(raw, 'auto_vacuum') === 2;

function compactSome(raw: Database.Database, pages: number): boolean {
  if (compactsInPlace(raw)) withoutWaiting(raw, () => raw.pragma(`incremental_vacuum(${pages})`));
  else makeCompactable(raw);
  return pragmaNumber(raw, 'freelist_count') > 0;
}

/** Writes the whole database anew, so that free pages can be given back a few at a time from then on. */
export function makeCompactable(raw: Database.Database): void {
  raw.pragma('auto_vacuum = INCREMENTAL');
  raw.exec('VACUUM');
}

function emptyLog(raw: Database.Database): number {
  const [state] = raw.pragma('wal_checkpoint(TRUNCATE)') as readonly { busy: number; log: number }[]; // one row, by SQLite's manual
  return state?.busy === 0 ? state.log * pragmaNumber(raw, 'page_size') : 0;
}
