import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openHome } from '../../../electron/core/home/open-home.ts';
import { openLease } from '../../../electron/core/store/chunks.ts';
import { canEncrypt } from '../../../electron/core/store/open-database.ts';
import { VERSION } from '../../../shared/version.ts';
import manifest from '../../../package.json' with { type: 'json' };
import { valueOf } from '../open-test-home.ts';

const newFolder = (): string => join(mkdtempSync(join(tmpdir(), 'fieldloop-')), 'home');
const opener = new URL('../../../electron/core/home/open-home.ts', import.meta.url).href;

test('keeps the device it was given when it is opened again', async () => {
  const folder = newFolder();
  const first = valueOf(await openHome(folder, 1));
  first.close();

  const second = valueOf(await openHome(folder, 2));
  second.close();

  expect(second.device).toEqual(first.device);
  expect(second.device.publicKey).toContain('BEGIN PUBLIC KEY');
});

test('refuses a second opener, and lets it in once the first has closed', async () => {
  const folder = newFolder();
  const first = valueOf(await openHome(folder, 1));

  expect(await openHome(folder, 2)).toMatchObject({ ok: false, error: { code: 'home.inUse' } });
  first.close();
  valueOf(await openHome(folder, 3)).close();
});

test('forgets what a process that ended in the middle of its work had leased', async () => {
  const folder = newFolder();
  const first = valueOf(await openHome(folder, 1));
  first.store.transaction((db) => openLease(db, 'import', 'dataset.import'));
  first.close();

  const second = valueOf(await openHome(folder, 2));

  expect(second.store.all('SELECT id FROM lease')).toEqual([]);
  second.close();
});

test('takes over the home of a process that was killed', async () => {
  const folder = newFolder();
  const script = `const { openHome } = await import('${opener}'); await openHome(process.argv[1], 1); console.log('open'); setInterval(() => 0, 1e6);`;
  const holder = spawn(process.execPath, ['--input-type=module', '-e', script, folder]);
  await new Promise((resolve) => holder.stdout.once('data', resolve));
  expect(await openHome(folder, 2)).toMatchObject({ ok: false, error: { code: 'home.inUse' } });

  holder.kill('SIGKILL');
  await new Promise((resolve) => holder.once('exit', resolve));

  valueOf(await openHome(folder, 3)).close();
});

test.runIf(canEncrypt())('keeps an encrypted home closed without its own key', async () => {
  const folder = newFolder();
  valueOf(await openHome(folder, 1)).close();
  const key = readFileSync(`${folder}.key`);
  expect(key).toHaveLength(32);
  if (process.platform !== 'win32') expect(statSync(`${folder}.key`).mode & 0o777).toBe(0o600);
  expect(readFileSync(join(folder, 'fieldloop.db'), 'latin1')).not.toContain('CREATE TABLE');

  rmSync(`${folder}.key`);
  expect(await openHome(folder, 2)).toMatchObject({ ok: false, error: { code: 'home.keyMissing' } });
  expect(existsSync(`${folder}.key`)).toBe(false);
  writeFileSync(`${folder}.key`, key.subarray(1));
  expect(await openHome(folder, 3)).toMatchObject({ ok: false, error: { code: 'home.keyDamaged' } });
});

test('the version that a home reports is the package’s', () => {
  expect(VERSION).toBe(manifest.version);
});
