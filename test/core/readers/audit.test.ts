import { describe, expect, test } from 'vitest';
import { verifyAudit } from '../../../electron/core/readers/verify-audit.ts';
import { appendAudit } from '../../../electron/core/store/audit.ts';
import type { Store } from '../../../electron/core/store/open-database.ts';
import { valueOf } from '../open-test-home.ts';
import { openTestDatabase } from '../store/open-test-database.ts';

describe('the audit log', () => {
  const entry = (atMs: number) => ({
    atMs,
    projectId: null,
    actorId: 'a',
    deviceId: 'd',
    action: 'thing.done',
    entityKind: 'thing',
    entityId: String(atMs),
  });

  const walk = (store: Store) =>
    verifyAudit(store, { signal: new AbortController().signal, onProgress: () => undefined }).then(valueOf);

  test('is whole when nobody touched it', async () => {
    const { store } = openTestDatabase();
    store.transaction((db) => [1, 2, 3].forEach((atMs) => appendAudit(db, entry(atMs))));

    expect(await walk(store)).toEqual({ entries: 3, damaged: [] });
  });

  test('is walked to its end, however many entries it has', async () => {
    const { store } = openTestDatabase();
    store.transaction((db) => {
      for (let atMs = 1; atMs <= 12_001; atMs += 1) appendAudit(db, entry(atMs));
    });

    expect(await walk(store)).toEqual({ entries: 12_001, damaged: [] });
  });

  test('stops being walked when that is cancelled', async () => {
    const { store } = openTestDatabase();
    store.transaction((db) => appendAudit(db, entry(1)));
    const abort = new AbortController();

    const walked = await verifyAudit(store, { signal: abort.signal, onProgress: () => abort.abort() });

    expect(walked).toMatchObject({ ok: false, error: { code: 'verify.cancelled' } });
  });

  test('refuses to be changed or shortened', () => {
    const { store } = openTestDatabase();
    store.transaction((db) => appendAudit(db, entry(1)));

    expect(() => store.transaction((db) => db.run('DELETE FROM audit'))).toThrow('append-only');
    expect(() => store.transaction((db) => db.run("UPDATE audit SET hash = 'x'"))).toThrow('append-only');
  });

  test('names the entry that was altered behind its back', async () => {
    const { store, raw } = openTestDatabase();
    store.transaction((db) => [1, 2, 3].forEach((atMs) => appendAudit(db, entry(atMs))));
    raw.exec("DROP TRIGGER auditFixed; UPDATE audit SET entry = json_set(entry, '$.actorId', 'b') WHERE sequence = 2");

    expect((await walk(store)).damaged.map(({ id }) => id)).toEqual(['2']);
  });

  test('names the place where an entry is gone', async () => {
    const { store, raw } = openTestDatabase();
    store.transaction((db) => [1, 2, 3].forEach((atMs) => appendAudit(db, entry(atMs))));
    raw.exec('DROP TRIGGER auditKept; DELETE FROM audit WHERE sequence = 2');

    expect((await walk(store)).damaged.map(({ id }) => id)).toEqual(['2', '3']);
  });
});
