import { writeSync } from 'node:fs';

/** Where a side is to be killed: the name of a point or its number, `list` to print each instead, or nothing. */
const wanted = process.env['FIELDLOOP_KILL_AT'] ?? '';
const reached = new Set<string>();
let passed = 0;
let place = 'opening';

/** From here on points are named after `step`; `side` is the laptop or the server. */
export function enter(side: 'laptop' | 'server', step: string): void {
  place = `${side}: ${step}`;
  passed = 0;
}

/**
 * Passes the point `what`, or ends this process there and then, as a power cut would: SIGKILL runs no handler. Only the
 * first time counts: a point in a loop is one place in the code. By number (`passed 12`) every time counts.
 */
export function reach(what: string): void {
  passed += 1;
  if (wanted === `passed ${passed}`) process.kill(process.pid, 'SIGKILL');
  const name = `${place} · ${what}`;
  if (reached.has(name)) return;
  reached.add(name);
  if (wanted === 'list') tell(`point ${name}`);
  if (name === wanted) process.kill(process.pid, 'SIGKILL');
}

/** Since the side entered its step. */
export const passedPoints = (): number => passed;

/** One line to the test, written before this returns: what was told stays told when the process ends next. */
export const tell = (line: string): void => void writeSync(1, `${line}\n`);

/** What a statement does, in few words; null where it leaves the database as it was. */
export function describeSql(sql: string): string | null {
  const [, verb, table] = /^\s*(INSERT|UPDATE|DELETE)(?: OR \w+)?(?: INTO| FROM)? "?(\w+)/.exec(sql) ?? [];
  if (verb !== undefined) return `${verb} ${table}`;
  const [, made] = /^\s*CREATE TABLE(?: IF NOT EXISTS)? "?(\w+)/.exec(sql) ?? [];
  if (made !== undefined) return `CREATE ${made}`;
  return /^\s*VACUUM INTO/.test(sql) ? 'backup' : null;
}
