import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { digestOf } from '../../scripts/build/build-stamp.mjs';
import { isInstalled } from '../../scripts/set-up/dependencies.mjs';
import { isRecentEnough } from '../../scripts/set-up/node-runtime.mjs';
import { integrityOf } from '../../scripts/set-up/npm.mjs';
import { findPostgres, missingOf, namesToInstall } from '../../scripts/set-up/system-packages.mjs';

describe('the Node that serves', () => {
  test.each([
    ['18.20.4', false],
    ['20.20.2', false],
    ['22.13.1', false],
    ['22.14.0', true],
    ['24.0.0', true],
  ])('%s: %s', (version, serves) => {
    expect(isRecentEnough(version)).toBe(serves);
  });
});

describe('installed packages', () => {
  const linux = { os: 'linux', cpu: 'x64', libc: 'glibc' };
  const binding = { version: '1.0.0', optional: true, cpu: ['x64'] };
  const lock = {
    packages: {
      '': { version: '0.1.0' },
      'node_modules/zod': { version: '4.6.7' },
      'node_modules/binding-win32': { ...binding, os: ['win32'] },
      'node_modules/binding-musl': { ...binding, os: ['linux'], libc: ['musl'] },
      'node_modules/only-needed-by-an-optional-one': { version: '2.0.0', optional: true },
    },
  };

  test('are as the lock file says when only packages for other systems are missing', () => {
    expect(isInstalled(lock, { packages: { 'node_modules/zod': { version: '4.6.7' } } }, linux)).toBe(true);
  });

  test('are not when one is missing or has another version', () => {
    expect(isInstalled(lock, { packages: {} }, linux)).toBe(false);
    expect(isInstalled(lock, { packages: { 'node_modules/zod': { version: '4.6.6' } } }, linux)).toBe(false);
  });

  test.each([
    { os: 'win32', cpu: 'x64', libc: 'glibc' },
    { os: 'linux', cpu: 'x64', libc: 'musl' },
  ])('are not when the binding for this very system ($os, $libc) was left out', (system) => {
    expect(isInstalled(lock, { packages: { 'node_modules/zod': { version: '4.6.7' } } }, system)).toBe(false);
  });
});

describe('system packages', () => {
  const wanted = [['libgtk-3-0t64', 'libgtk-3-0'], ['libnss3'], ['xvfb']];

  test('are missing when no name of theirs is installed', () => {
    expect(missingOf(wanted, new Set(['libgtk-3-0', 'xvfb']))).toEqual([['libnss3']]);
    expect(missingOf(wanted, new Set(['libgtk-3-0t64', 'libnss3', 'xvfb']))).toEqual([]);
  });

  test('are installed under the first name that this release offers', () => {
    expect(namesToInstall(wanted, (name) => name.endsWith('t64'))).toEqual(['libgtk-3-0t64', 'libnss3', 'xvfb']);
    expect(namesToInstall(wanted, (name) => !name.endsWith('t64'))).toEqual(['libgtk-3-0', 'libnss3', 'xvfb']);
  });
});

describe('files', () => {
  let folder = '';

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'fieldloop-set-up-'));
    mkdirSync(join(folder, 'shared'));
    writeFileSync(join(folder, 'shared/a.ts'), 'one');
    writeFileSync(join(folder, 'b.ts'), 'two');
  });

  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  test('have the digest that lock files write', async () => {
    // printf one | openssl dgst -sha512 -binary | base64
    expect(await integrityOf(join(folder, 'shared/a.ts'))).toBe(
      'sha512-BfcDQQeKz2oG1CPSFyD5ZD1flTYm2IoCY23DqeeVgq6wyCCFf9P43FAqqDYNLI+pephf2ltim4CcrRj/ti04mQ==',
    );
  });

  test('give another digest when a text, a name or a place changes, and the same when nothing does', () => {
    const digest = () => digestOf(folder, ['shared', 'b.ts', 'not-there-yet']);
    const before = digest();
    expect(digest()).toBe(before);

    writeFileSync(join(folder, 'shared/a.ts'), 'uno');
    const afterText = digest();
    rmSync(join(folder, 'shared/a.ts'));
    writeFileSync(join(folder, 'shared/c.ts'), 'uno');

    expect(new Set([before, afterText, digest()]).size).toBe(3);
  });
});

describe("PostgreSQL's programs", () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'fieldloop-postgres-'));
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  const put = (place: string, ...programs: readonly string[]): string => {
    const bin = join(folder, place);
    mkdirSync(bin, { recursive: true });
    for (const program of programs) writeFileSync(join(bin, program), '');
    return bin;
  };

  test('are those of the newest version that is whole', () => {
    put('versions/9.6/bin', 'initdb', 'postgres');
    const newest = put('versions/15/bin', 'initdb', 'postgres');
    put('versions/17/bin', 'psql');
    expect(findPostgres(join(folder, 'versions'), '')).toBe(newest);
  });

  test('are found on the path where no package put them, and nowhere else', () => {
    const clientOnly = put('client', 'postgres');
    const whole = put('server', 'initdb', 'postgres');
    expect(findPostgres(join(folder, 'none'), [clientOnly, whole].join(delimiter))).toBe(whole);
    expect(findPostgres(join(folder, 'none'), clientOnly)).toBeNull();
  });
});
