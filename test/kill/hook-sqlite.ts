import Database from 'better-sqlite3';
import { describeSql, reach } from './named-points.ts';

/** What is patched of a prepared statement; `source` is its SQL. */
type Runnable = { readonly source: string; run(...bound: readonly unknown[]): unknown };

/** Names the points after every write of this process's SQLite connections, and both sides of each commit. */
export function hookSqlite(): void {
  const { prepare, exec } = Database.prototype;
  const hooked = new Set<Runnable>();
  Database.prototype.prepare = function (this: Database.Database, sql: string) {
    const statement = prepare.call(this, sql);
    const prototype = Object.getPrototypeOf(statement) as Runnable; // each native build has a class of its own
    if (!hooked.has(prototype)) hookRun(prototype);
    hooked.add(prototype);
    return statement;
  } as typeof prepare;
  Database.prototype.exec = function (sql) {
    const answer = exec.call(this, sql);
    reach(sql === 'BEGIN EXCLUSIVE' ? 'after taking the lock' : `after ${describeSql(sql) ?? 'a migration'}`);
    return answer;
  };
}

function hookRun(prototype: Runnable): void {
  const { run } = prototype;
  let first: string | null = null;
  prototype.run = function (...bound) {
    const commit = this.source === 'COMMIT' && first !== null ? `the commit of ${first}` : null;
    if (commit !== null) reach(`before ${commit}`);
    const answer = run.apply(this, [...bound]);
    if (commit !== null) reach(`after ${commit}`);
    const written = describeSql(this.source);
    if (written !== null) reach(`after ${written}`);
    first = this.source === 'COMMIT' || this.source === 'ROLLBACK' ? null : (first ?? written);
    return answer;
  };
}
