import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { importDataset } from '../../../electron/core/actions/import-dataset.ts';
import { listDatasets } from '../../../electron/core/actions/list-datasets.ts';
import { pageDataset } from '../../../electron/core/actions/page-dataset.ts';
import { showDataset } from '../../../electron/core/actions/show-dataset.ts';
import { verifyDatasets } from '../../../electron/core/actions/verify-datasets.ts';
import { calls, type Input, type Output } from '../../../shared/calls.ts';
import { ProjectDefinition } from '../../../shared/project.ts';
import type { Result } from '../../../shared/result.ts';
import { openTestHome, type TestHome, valueOf } from '../open-test-home.ts';

const practice = (name: string): string => new URL(`../../../resources/practice/${name}.csv`, import.meta.url).pathname;

function writeCsv(content: string): string {
  const path = join(mkdtempSync(join(tmpdir(), 'fieldloop-csv-')), 'visits.csv');
  writeFileSync(path, content);
  return path;
}

const importInto = (home: TestHome, input: Input<'dataset.import'>): Promise<Result<Output<'dataset.import'>>> =>
  importDataset(home, calls['dataset.import'].input.parse(input));

const tables = ['chunk', 'lease', 'leasedChunk', 'dataset', 'datasetVersion', 'versionChunk', 'lineageNode', 'outbox'];

const rowsIn = (home: TestHome, table: string): number =>
  home.store.value<number>(`SELECT count(*) FROM "${table}"`) ?? 0;

const manyVisits = (rows: number): string =>
  `visit,weight\n${Array.from({ length: rows }, (_, row) => `${row},${(row * 7919) % 10_007}`).join('\n')}\n`;

describe('dataset.import', () => {
  test('stores the practice file whole: its rows, its source, and chunks that verify', async () => {
    const home = openTestHome();

    const version = valueOf(await importInto(home, { path: practice('screening-2026-q3'), dataset: 'screening' }));

    expect(version).toMatchObject({
      name: 'screening',
      version: 1,
      rows: 3_000,
      source: { name: 'screening-2026-q3.csv' },
      actorName: 'Amina',
    });
    expect(valueOf(await listDatasets(home, {})).datasets).toEqual([version]);
    expect(valueOf(await verifyDatasets(home, {}))).toMatchObject({ ok: true, chunks: 12, damaged: [] });
    expect([rowsIn(home, 'lease'), rowsIn(home, 'outbox'), rowsIn(home, 'audit')]).toEqual([0, 1, 1]);
  });

  test("takes roles and units from the project's definition, and those that are said before them", async () => {
    const home = openTestHome({
      definition: ProjectDefinition.parse({
        columns: [
          { name: 'site', type: 'category', role: 'site' },
          { name: 'weight', type: 'number', role: 'input', unit: 'kg' },
        ],
      }),
    });

    const path = writeCsv('site,weight\nnorth,1.5\nsouth,2.5\n');
    const version = valueOf(await importInto(home, { path, dataset: 'visits', roles: { site: 'ignored' } }));

    expect(version.columns).toMatchObject([
      { name: 'site', role: 'ignored' },
      { name: 'weight', role: 'input', unit: 'kg' },
    ]);
  });

  test('refuses a role for a column that is not there, and stores nothing', async () => {
    const home = openTestHome();

    const refused = await importInto(home, { path: writeCsv('a,b\n1,2\n'), dataset: 'visits', roles: { c: 'key' } });

    expect(refused).toMatchObject({ ok: false, error: { code: 'dataset.columnUnknown' } });
    expect(tables.map((table) => rowsIn(home, table))).toEqual(tables.map(() => 0));
  });

  test('leaves nothing anywhere when the last row of a long file is ragged', async () => {
    const home = openTestHome();

    const refused = await importInto(home, { path: writeCsv(`${manyVisits(100_000)}1,2,3\n`), dataset: 'visits' });

    expect(refused).toMatchObject({ ok: false, error: { code: 'csv.ragged' } });
    expect(tables.map((table) => rowsIn(home, table))).toEqual(tables.map(() => 0));
  });

  test('leaves nothing anywhere when it is cancelled halfway, and the next import works', async () => {
    const home = openTestHome();
    const abort = new AbortController();
    const path = writeCsv(manyVisits(300_000));
    const cancelling = { ...home, signal: abort.signal, progress: () => abort.abort() };

    const cancelled = await importInto(cancelling, { path, dataset: 'visits' });

    expect(cancelled).toMatchObject({ ok: false, error: { code: 'import.cancelled' } });
    expect(tables.map((table) => rowsIn(home, table))).toEqual(tables.map(() => 0));
    expect(await importInto(home, { path, dataset: 'visits' })).toMatchObject({ ok: true, value: { rows: 300_000 } });
  });

  // Bytes, not milliseconds: how long a turn takes on a busy machine says nothing of the import.
  test('gives another write its turn after every half megabyte at most', async () => {
    const home = openTestHome();
    const header = Array.from({ length: 20 }, (_, column) => `c${column}`).join(',');
    const rows = Array.from({ length: 40_000 }).map((_, row) =>
      Array.from({ length: 20 }, (_cell, column) => row * 7 + column).join(','),
    );
    const importing = importInto(home, { path: writeCsv(`${header}\n${rows.join('\n')}\n`), dataset: 'visits' });
    const state = { isImporting: true };
    void importing.finally(() => Object.assign(state, { isImporting: false }));

    const storedAt = [0];
    while (state.isImporting) {
      await new Promise(setImmediate);
      insertRecord(home);
      storedAt.push(home.store.value<number>('SELECT total(length(bytes)) FROM chunk') ?? 0);
    }

    expect(await importing).toMatchObject({ ok: true });
    const steps = storedAt.slice(1).map((bytes, turn) => bytes - (storedAt[turn] ?? 0));
    expect(storedAt.at(-1)).toBeGreaterThan(1_000_000);
    expect(Math.max(...steps)).toBeLessThan(700_000);
  });
});

function insertRecord({ store, projectId, newId, now }: TestHome): void {
  store.transaction((db) =>
    db.run('INSERT INTO record (id, projectId, createdAtMs) VALUES (:id, :projectId, :createdAtMs)', {
      id: newId(),
      projectId,
      createdAtMs: now(),
    }),
  );
}

describe('dataset.import with append', () => {
  test('shares the chunks before and verifies, with the profile of all rows', async () => {
    const home = openTestHome();
    const first = valueOf(await importInto(home, { path: writeCsv('site,weight\na,1.5\nb,2.5\n'), dataset: 'visits' }));

    const path = writeCsv('site,weight\na,3.5\na,\n');
    const second = valueOf(await importInto(home, { path, dataset: 'visits', append: true }));

    expect(second).toMatchObject({ version: 2, rows: 4, columns: [{ missing: 0 }, { name: 'weight', missing: 1 }] });
    expect(second.digest).not.toBe(first.digest);
    const shown = valueOf(await showDataset(home, { ref: 'visits' }));
    expect(shown.profile.columns['weight']).toMatchObject({ n: 4, missing: 1, mean: 2.5 });
    expect(shown.versions.map(({ version }) => version)).toEqual([2, 1]);
    const page = valueOf(await pageDataset(home, { ref: 'visits@2', firstRow: 1, rows: 10 }));
    expect(page).toMatchObject({
      of: 4,
      rows: [
        ['b', 2.5],
        ['a', 3.5],
        ['a', null],
      ],
    });
    expect(rowsIn(home, 'chunk')).toBe(4);
    expect(valueOf(await verifyDatasets(home, {})).ok).toBe(true);
  });

  test('reads a column that looks narrower in a few rows as the version before has it', async () => {
    const home = openTestHome();
    await importInto(home, {
      path: writeCsv('note,weight,seen\nwell fed,1.5,2026-03-01\nthin,2.5,2026-03-02\n'),
      dataset: 'visits',
    });

    const path = writeCsv('note,weight,seen\nthin,3,\nthin,4,\n');
    const appended = valueOf(await importInto(home, { path, dataset: 'visits', append: true }));

    expect(appended.columns.map(({ type }) => type)).toEqual(['text', 'number', 'date']);
    expect(valueOf(await verifyDatasets(home, {})).ok).toBe(true);
  });

  test('puts the November visits under those of the third quarter', async () => {
    const home = openTestHome();
    await importInto(home, { path: practice('screening-2026-q3'), dataset: 'screening' });

    const path = practice('screening-2026-november');
    const appended = await importInto(home, { path, dataset: 'screening', append: true });

    expect(appended).toMatchObject({ ok: true, value: { version: 2, rows: 3_700 } });
  });

  test.each([
    ['another name', 'site,height\na,1.5\n'],
    ['another type', 'site,weight\na,north-east of the well\n'],
    ['a column more', 'site,weight,age\na,1.5,3\n'],
    ['a column less', 'site\na\n'],
  ])('refuses %s and keeps the version before', async (_, content) => {
    const home = openTestHome();
    const first = valueOf(await importInto(home, { path: writeCsv('site,weight\na,1.5\nb,2.5\n'), dataset: 'visits' }));

    const refused = await importInto(home, { path: writeCsv(content), dataset: 'visits', append: true });

    expect(refused).toMatchObject({ ok: false, error: { code: 'dataset.columnsDiffer' } });
    expect(valueOf(await listDatasets(home, {})).datasets).toEqual([first]);
    expect(rowsIn(home, 'chunk')).toBe(2);
  });
});

describe('dataset.verify', () => {
  test('names the chunk in which one bit was flipped', async () => {
    const home = openTestHome();
    valueOf(await importInto(home, { path: practice('screening-2026-q3'), dataset: 'screening' }));
    const sha256 = home.store.value<string>('SELECT sha256 FROM versionChunk WHERE columnIndex = 6') ?? '';
    const bytes = home.store.value<Uint8Array>('SELECT bytes FROM chunk WHERE sha256 = ?', sha256) ?? new Uint8Array();
    const last = bytes.length - 1;
    bytes[last] = (bytes[last] ?? 0) ^ 1;
    home.raw.prepare('UPDATE chunk SET bytes = ? WHERE sha256 = ?').run(bytes, sha256);

    const verified = valueOf(await verifyDatasets(home, {}));

    expect(verified.ok).toBe(false);
    expect(verified.damaged.map(({ id }) => id)).toEqual([sha256]);
  });
});
