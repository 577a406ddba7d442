import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { openReadOnly, type ReadableDb } from '../../electron/core/store/open-database.ts';
import { keyFileOf } from '../../electron/core/home/home-key.ts';
import { writeWideCsv } from '../bench/wide-csv.ts';
import { askJson, newHome, startFieldloop } from './run-fieldloop.ts';

const ROWS = 120_000;

/** What the home's own file holds, read by this process and not by the one under test. */
function readStore<T>(home: string, read: (db: ReadableDb) => T): T {
  const keyFile = keyFileOf(home);
  const key = existsSync(keyFile) ? readFileSync(keyFile) : null;
  const db = openReadOnly({ path: join(home, 'fieldloop.db'), key });
  try {
    return read(db);
  } finally {
    db.close();
  }
}

const counted = (home: string, sql: string): number => readStore(home, (db) => db.value<number>(sql) ?? 0);

const UNNAMED = `SELECT count(*) FROM chunk WHERE sha256 NOT IN (SELECT sha256 FROM versionChunk)`;

describe('imports in processes of their own', () => {
  const home = newHome();
  const folder = dirname(home);
  const start = (file: string, dataset: string) =>
    startFieldloop(home, ['dataset', 'import', file, '--dataset', dataset], folder);

  beforeAll(() => {
    askJson(home, ['project', 'create', 'Screening']);
    for (const [place, name] of ['one.csv', 'two.csv', 'three.csv'].entries()) {
      writeWideCsv(join(folder, name), ROWS, place + 1);
    }
    writeWideCsv(join(folder, 'few.csv'), 100, 9);
  });

  test('two at once, others that sweep beside them and one that was killed leave whole versions and nothing else', async () => {
    const killed = start('three.csv', 'killed');
    await killed.says('Importing');
    killed.kill();
    await killed.ended;
    const left = counted(home, 'SELECT count(*) FROM lease');

    const holder = spawn(process.execPath, [join(import.meta.dirname, 'hold-home.ts'), home], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    await once(holder.stdout, 'data');
    const large = [start('one.csv', 'one'), start('two.csv', 'two')];
    const small = ['a', 'b', 'c'].map((name) => start('few.csv', name)); // each sweeps when it ends
    const ended = await Promise.all([...large, ...small].map((running) => running.ended));
    holder.stdin.end();
    await once(holder, 'exit');

    expect(left).toBe(1);
    expect(ended.map(({ code, err }) => [code, code === 0 ? '' : err])).toEqual(ended.map(() => [0, '']));
    expect(askJson(home, ['dataset', 'verify'])).toMatchObject({ ok: true, damaged: [] });
    const { datasets } = askJson(home, ['dataset', 'list']) as { datasets: { name: string; rows: number }[] };
    expect(datasets.map(({ name, rows }) => [name, rows])).toEqual([
      ['a', 100],
      ['b', 100],
      ['c', 100],
      ['one', ROWS],
      ['two', ROWS],
    ]);
    expect([counted(home, UNNAMED), counted(home, 'SELECT count(*) FROM lease')]).toEqual([0, 0]);
  });
});
