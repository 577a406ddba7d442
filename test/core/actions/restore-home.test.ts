import { existsSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { backUpHome } from '../../../electron/core/actions/back-up-home.ts';
import { inspectBackup } from '../../../electron/core/actions/inspect-backup.ts';
import { restoreHome } from '../../../electron/core/actions/restore-home.ts';
import { openHome } from '../../../electron/core/home/open-home.ts';
import { ReaderPool } from '../../../electron/core/readers/reader-pool.ts';
import { lastBackup, lastRestore } from '../../../electron/core/store/backup-notes.ts';
import { openTestHome, valueOf } from '../open-test-home.ts';

const entry = new URL('../../../electron/core/readers/worker.ts', import.meta.url);

/** A home on the disk with a backup of it; `mark` is a setting that says how far it had come. */
async function homeWithBackup() {
  const folder = join(mkdtempSync(join(tmpdir(), 'fieldloop-restore-')), 'home');
  const backup = join(dirname(folder), 'home.backup');
  const opened = valueOf(await openHome(folder, 1));
  const readers = new ReaderPool({ entry, database: opened.database, blobs: opened.blobs.options, threads: 1 });
  const key = opened.database.key === null ? null : `${folder}.key`;
  const context = { ...openTestHome(), ...opened, readers, keyFile: key, now: () => Date.UTC(2026, 10, 23, 9, 41, 7) };
  const mark = (value: string) =>
    opened.store.transaction((db) => db.run("INSERT OR REPLACE INTO setting VALUES ('mark', :value)", { value }));
  mark('before');
  valueOf(await backUpHome(context, { path: backup }));
  mark('after');
  const close = async (): Promise<void> => {
    await readers.close();
    opened.close();
  };
  return { folder, backup, context, close };
}

const markOf = async (folder: string): Promise<unknown> => {
  const home = valueOf(await openHome(folder, 2));
  const value = home.store.value("SELECT value FROM setting WHERE name = 'mark'");
  home.close();
  return value;
};

test('a restored home takes the place of the open one when it is opened next, and that one is kept with its key', async () => {
  const { folder, backup, context, close } = await homeWithBackup();
  expect(lastBackup(context.store)).toMatchObject({ path: backup, createdAtMs: context.now() });

  const restored = valueOf(await restoreHome(context, { path: backup }));

  expect(restored).toMatchObject({ damaged: [], keptAs: `${folder}.before-20261123T094107` });
  expect(context.store.value("SELECT value FROM setting WHERE name = 'mark'")).toBe('after');
  await close();
  const home = valueOf(await openHome(folder, 2));
  expect(home.store.value("SELECT value FROM setting WHERE name = 'mark'")).toBe('before');
  expect(lastRestore(home.store)).toMatchObject({ keptAs: restored.keptAs, backupAtMs: restored.createdAtMs });
  home.close();
  expect(await markOf(restored.keptAs)).toBe('after');
  expect(existsSync(`${folder}.restored`)).toBe(false);
});

test('a crash while places are changed leaves a whole home to the next opening', async () => {
  const { folder, backup, context, close } = await homeWithBackup();
  const { keptAs } = valueOf(await restoreHome(context, { path: backup }));
  await close();

  renameSync(folder, keptAs); // as far as it came before the power went

  expect(await markOf(folder)).toBe('before');
  expect(await markOf(keptAs)).toBe('after');
});

test('what stopped in the middle and what is no backup change nothing', async () => {
  const { folder, backup, context, close } = await homeWithBackup();
  const before = readdirSync(dirname(folder)).toSorted();
  const other = join(dirname(folder), 'other.txt');
  writeFileSync(other, 'nothing of the kind');
  const abort = new AbortController();
  abort.abort();
  const stopped = await restoreHome({ ...context, signal: abort.signal }, { path: backup });

  expect(stopped.ok).toBe(false);
  expect(await restoreHome(context, { path: other })).toMatchObject({ error: { code: 'backup.unreadable' } });
  rmSync(other);
  expect(readdirSync(dirname(folder)).toSorted()).toEqual(before);
  await close();
  expect(await markOf(folder)).toBe('after');
});

test('a backup says what it holds beside what is here, and a key that is not there is refused', async () => {
  const { backup, context, close } = await homeWithBackup();
  const none = { records: 0, labels: 0, datasetVersions: 0, models: 0, lastRecordAtMs: null };

  expect(valueOf(await inspectBackup(context, { path: backup }))).toMatchObject({ holds: none, here: none });
  expect(await inspectBackup(context, { path: backup, keyFile: `${backup}.key` })).toMatchObject({
    error: { code: 'restore.noKey' },
  });
  await close();
});
