import { execFileSync, spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { deriveDataset } from '../../../electron/core/actions/derive-dataset.ts';
import { importDataset } from '../../../electron/core/actions/import-dataset.ts';
import { calls } from '../../../shared/calls.ts';
import { openTestHome, type TestHome, valueOf } from '../open-test-home.ts';

const folder = mkdtempSync(join(tmpdir(), 'disk-full-'));

/** Numbers that no encoding makes small: some megabytes once stored. */
function writeLarge(): string {
  const path = join(folder, 'large.csv');
  const cell = (row: number, column: number): string => String(Math.sin(row * 31 + column) * 1e6);
  const lines = Array.from({ length: 60_000 }, (_, row) =>
    Array.from({ length: 8 }, (__, column) => cell(row, column)),
  );
  writeFileSync(path, ['a,b,c,d,e,f,g,h', ...lines.map((cells) => cells.join(','))].join('\n'));
  return path;
}

const importFile = (home: TestHome, path: string) =>
  importDataset(home, calls['dataset.import'].input.parse({ path, dataset: 'wells' }));

const total = (home: TestHome, sql: string): number => Number(home.raw.prepare(sql).pluck().get());

test('a database that may not grow keeps its versions, says that the disk is full, and imports when there is room', async () => {
  const home = openTestHome();
  const small = join(folder, 'small.csv');
  writeFileSync(small, 'a\n1\n');
  valueOf(await importFile(home, small));
  const large = writeLarge();
  const pages = Number(home.raw.pragma('page_count', { simple: true }));
  home.raw.pragma(`max_page_count = ${pages + 200}`);

  const refused = await importFile(home, large);

  expect(refused).toMatchObject({ ok: false, error: { code: 'home.diskFull', hint: expect.any(String) } });
  expect(!refused.ok && refused.error.message).toBe(
    'large.csv was not imported: the disk is full. Nothing was changed.',
  );
  expect(total(home, 'SELECT count(*) FROM datasetVersion')).toBe(1);
  expect(leftBehind(home)).toEqual({ leases: 0, chunks: 0 });
  expect(home.raw.pragma('integrity_check', { simple: true })).toBe('ok');

  home.raw.pragma('max_page_count = 1000000');
  expect(valueOf(await importFile(home, large)).rows).toBe(60_000);
});

const leftBehind = (home: TestHome) => ({
  leases: total(home, 'SELECT count(*) FROM lease'),
  chunks: total(home, 'SELECT count(*) FROM chunk WHERE sha256 NOT IN (SELECT sha256 FROM versionChunk)'),
});

test('a version that is made of another says that the disk is full, and leaves nothing of what it wrote ahead', async () => {
  const home = openTestHome();
  valueOf(await importFile(home, writeLarge()));
  const pages = Number(home.raw.pragma('page_count', { simple: true }));
  home.raw.pragma(`max_page_count = ${pages + 200}`);
  const where = { column: 'a', operator: '>', value: 0 } as const;
  const input = calls['dataset.derive'].input.parse({ ref: 'wells', steps: [{ kind: 'filter', where }] });

  expect(await deriveDataset(home, input)).toMatchObject({ ok: false, error: { code: 'home.diskFull' } });
  expect(leftBehind(home)).toEqual({ leases: 0, chunks: 0 });
});

const cli = join(import.meta.dirname, '../../../electron/cli.ts');

/** A small file system of its own; null where this machine does not let us make one. */
function mountSmallDisk(): string | null {
  const place = mkdtempSync(join(tmpdir(), 'small-disk-'));
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', place]);
  return mounted.status === 0 ? place : null;
}

/** Writes until the disk takes no more. */
function fillUp(path: string): void {
  const file = openSync(path, 'w');
  try {
    for (;;) writeSync(file, Buffer.alloc(4_096));
  } catch (cause) {
    expect(cause).toMatchObject({ code: 'ENOSPC' });
  } finally {
    closeSync(file);
  }
}

test('a disk that is really full in mid-import leaves a home that opens and works', { timeout: 120_000 }, (context) => {
  const disk = mountSmallDisk();
  if (disk === null) return context.skip('this machine does not let us mount a small disk (that needs root)');
  const run = (...words: readonly string[]) => {
    const { stdout } = spawnSync(process.execPath, [cli, ...words, '--json', '--home', join(disk, 'home')], {
      encoding: 'utf8',
    });
    return JSON.parse(stdout) as Record<string, unknown>;
  };
  try {
    const small = join(folder, 'small.csv');
    writeFileSync(small, 'a\n1\n2\n');
    run('project', 'create', 'Wells');
    run('dataset', 'import', small, '--dataset', 'small');

    const refused = run('dataset', 'import', writeLarge(), '--dataset', 'large');

    expect(refused).toMatchObject({ error: { code: 'home.diskFull' } });
    expect(run('dataset', 'verify')).toMatchObject({ ok: true });
    expect(run('dataset', 'list')).toMatchObject({ datasets: [{ name: 'small', rows: 2 }] });

    fillUp(join(disk, 'other-things'));
    expect(run('dataset', 'list')).toMatchObject({ error: { code: 'home.noRoom', hint: expect.any(String) } });

    execFileSync('mount', ['-o', 'remount,size=64m', disk]);
    expect(run('dataset', 'import', writeLarge(), '--dataset', 'large')).toMatchObject({ dataset: { rows: 60_000 } });
    expect(run('dataset', 'verify')).toMatchObject({ ok: true });
  } finally {
    execFileSync('umount', ['-l', disk]);
  }
});
