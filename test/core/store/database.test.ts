import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { migrate } from '../../../electron/core/store/migrate.ts';
import { migrations } from '../../../electron/core/store/migrations/all.ts';
import { canEncrypt, openReadOnly, openWritable } from '../../../electron/core/store/open-database.ts';
import { openTestDatabase } from './open-test-database.ts';

describe('a home’s database', () => {
  test('says what a row is, keeps all of a transaction or none', () => {
    const { store } = openTestDatabase();

    expect(() =>
      store.transaction((db) => {
        db.run('INSERT INTO setting (name, value) VALUES (:name, :value)', { name: 'a', value: '1' });
        throw new Error('power cut');
      }),
    ).toThrow('power cut');

    expect(store.all('SELECT * FROM setting')).toEqual([]);
    expect(store.first('SELECT * FROM setting')).toBeNull();
  });

  test('a reader cannot write', () => {
    const { location, store } = openTestDatabase();
    store.transaction((db) => db.run("INSERT INTO setting VALUES ('a', '1')"));
    const reader = openReadOnly(location);

    expect(reader.value<string>('SELECT value FROM setting')).toBe('1');
    expect(() => reader.all("INSERT INTO setting VALUES ('b', '2') RETURNING *")).toThrow(/readonly/i);
  });

  test.runIf(canEncrypt())('is not readable without its key, and shows no plain header', () => {
    const { location, store } = openTestDatabase();
    store.close();

    expect(readFileSync(location.path).subarray(0, 15).toString('latin1')).not.toBe('SQLite format 3');
    expect(() => openWritable({ ...location, key: null })).toThrow();
    expect(() => openWritable({ ...location, key: new Uint8Array(32).fill(8) })).toThrow();
  });

  test('a newer file is refused and not touched', () => {
    const { raw, folder } = openTestDatabase();
    raw.pragma('user_version = 999');

    expect(migrate(raw, join(folder, 'copy.db'))).toMatchObject({ ok: false, error: { code: 'home.newer' } });
    expect(raw.pragma('user_version', { simple: true })).toBe(999);
  });

  test('gives free pages back a few at a time; one from before that was the rule does so after its next migration', () => {
    const { folder } = openTestDatabase();
    const old = new Database(join(folder, 'old.db'));
    for (const { sql } of migrations.slice(0, 13)) old.exec(sql);
    old.pragma('user_version = 13');
    expect(old.pragma('auto_vacuum', { simple: true })).toBe(0);

    migrate(old, join(folder, 'copy.db'));

    expect(old.pragma('auto_vacuum', { simple: true })).toBe(2);
    expect(old.pragma('user_version', { simple: true })).toBe(migrations.length);
    expect(openTestDatabase().store.compactsInPlace()).toBe(true);
    old.close();
  });

  test('a backup stands beside it before a pending migration, and a failing one changes nothing', () => {
    const { raw, folder, store } = openTestDatabase();
    const next = migrations.length + 1;
    const backup = join(folder, 'copy.db');
    const broken = [...migrations, { version: next, sql: 'CREATE TABLE extra (a); SELECT no_such_function();' }];

    expect(() => migrate(raw, backup, broken)).toThrow('no_such_function');

    expect(existsSync(backup)).toBe(true);
    expect(raw.pragma('user_version', { simple: true })).toBe(migrations.length);
    expect(store.all("SELECT name FROM sqlite_schema WHERE name = 'extra'")).toEqual([]);
  });
});
