import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { deriveDataset } from '../../../electron/core/actions/derive-dataset.ts';
import { importDataset } from '../../../electron/core/actions/import-dataset.ts';
import { pageDataset } from '../../../electron/core/actions/page-dataset.ts';
import { showDataset } from '../../../electron/core/actions/show-dataset.ts';
import { verifyDatasets } from '../../../electron/core/actions/verify-datasets.ts';
import { lineageOf } from '../../../electron/core/store/lineage.ts';
import { calls, type Input } from '../../../shared/calls.ts';
import type { DatasetVersion } from '../../../shared/dataset.ts';
import { openTestHome, type TestHome, valueOf } from '../open-test-home.ts';

type Import = Partial<Input<'dataset.import'>>;

async function importText(home: TestHome, content: string, options: Import = {}): Promise<DatasetVersion> {
  const path = join(home.folder, 'visits.csv');
  writeFileSync(path, content);
  return valueOf(
    await importDataset(home, calls['dataset.import'].input.parse({ path, dataset: 'visits', ...options })),
  );
}

const derive = (home: TestHome, input: Input<'dataset.derive'>) =>
  deriveDataset(home, calls['dataset.derive'].input.parse(input));

const rowsOf = async (home: TestHome, ref: string) =>
  valueOf(await pageDataset(home, { ref, firstRow: 0, rows: 500 })).rows;

const VISITS = `site,sex,age,weight,seen
north,f,12,9.5,2026-03-01
south,m,,8.25,2026-03-02
north,f,30,,2026-03-05
west,,7,6.75,
`;

const countOf = (home: TestHome, table: string): number =>
  home.store.value<number>(`SELECT count(*) FROM "${table}"`) ?? 0;

describe('dataset.derive', () => {
  test('takes filter, select, recode and fill one after the other, and keeps what it learned', async () => {
    const home = openTestHome();
    const base = await importText(home, VISITS);

    const derived = valueOf(
      await derive(home, {
        ref: 'visits',
        name: 'young',
        steps: [
          {
            kind: 'filter',
            where: {
              any: [
                { column: 'age', operator: '<', value: 24 },
                { column: 'age', operator: 'missing' },
              ],
            },
          },
          { kind: 'fill', column: 'age', with: 'mean' },
          {
            kind: 'recode',
            column: 'sex',
            values: [
              { from: 'f', to: 'female' },
              { from: null, to: 'unknown' },
            ],
          },
          { kind: 'select', columns: [{ name: 'sex' }, { name: 'age', as: 'months' }, { name: 'seen' }] },
        ],
      }),
    );

    expect(await rowsOf(home, 'young')).toEqual([
      ['female', 12, '2026-03-01'],
      ['m', 9.5, '2026-03-02'],
      ['unknown', 7, null],
    ]);
    expect(derived).toMatchObject({
      name: 'young',
      version: 1,
      rows: 3,
      columns: [{ name: 'sex' }, { name: 'months', type: 'number', missing: 0 }, { name: 'seen', missing: 1 }],
      source: { kind: 'derived', fromVersionId: base.id, fromRef: 'visits@1' },
    });
    expect(derived.source).toHaveProperty('steps.1', { kind: 'fill', column: 'age', with: 'mean', value: 9.5 });
    expect(lineageOf(home.store, derived.id).edges).toContainEqual({ from: base.id, to: derived.id, kind: 'derived' });
    expect(home.store.value('SELECT kind FROM outbox ORDER BY id DESC LIMIT 1')).toBe('dataset.derived');
    expect(valueOf(await verifyDatasets(home, {}))).toMatchObject({ ok: true });
    expect(countOf(home, 'lease')).toBe(0);
  });

  test('without a name it is the next version of its base, whose rows stay as they are', async () => {
    const home = openTestHome();
    await importText(home, VISITS);
    const before = await rowsOf(home, 'visits@1');

    const derived = valueOf(
      await derive(home, { ref: 'visits@1', steps: [{ kind: 'fill', column: 'weight', with: 'median' }] }),
    );

    expect(derived).toMatchObject({ name: 'visits', version: 2 });
    expect((await rowsOf(home, 'visits')).map((row) => row[3])).toEqual([9.5, 8.25, 8.25, 6.75]);
    expect(await rowsOf(home, 'visits@1')).toEqual(before);
  });

  test.each([
    ['site', 'mostFrequent', ['north', 'south', 'north', 'west'], 'north'],
    ['sex', 'mostFrequent', ['f', 'm', 'f', 'f'], 'f'],
    ['age', 'median', [12, 12, 30, 7], 12],
    ['age', 'mostFrequent', [12, 7, 30, 7], 7],
    ['seen', 'mean', ['2026-03-01', '2026-03-02', '2026-03-05', '2026-03-03'], '2026-03-03'],
    ['seen', 'median', ['2026-03-01', '2026-03-02', '2026-03-05', '2026-03-02'], '2026-03-02'],
  ] as const)('fills %s with what is learned as %s', async (column, how, values, learned) => {
    const home = openTestHome();
    await importText(home, VISITS);

    const derived = valueOf(await derive(home, { ref: 'visits', steps: [{ kind: 'fill', column, with: how }] }));

    const place = derived.columns.findIndex(({ name }) => name === column);
    expect((await rowsOf(home, 'visits')).map((row) => row[place])).toEqual(values);
    expect(derived.source).toHaveProperty('steps.0.value', learned);
  });

  test('selecting and renaming store no chunk, and changing one column those of that column only', async () => {
    const home = openTestHome();
    await importText(home, VISITS);
    const before = countOf(home, 'chunk');

    await derive(home, {
      ref: 'visits@1',
      steps: [{ kind: 'select', columns: [{ name: 'seen', as: 'day' }, { name: 'age' }] }],
    });
    expect(countOf(home, 'chunk')).toBe(before);
    const shown = valueOf(await showDataset(home, { ref: 'visits' }));
    expect(Object.keys(shown.profile.columns)).toEqual(['day', 'age']);
    expect(shown.profile.columns['day']).toMatchObject({ n: 4, missing: 1 });

    await derive(home, {
      ref: 'visits@1',
      steps: [{ kind: 'recode', column: 'sex', values: [{ from: 'f', to: 'w' }] }],
    });
    expect(countOf(home, 'chunk')).toBe(before + 1);
    expect(valueOf(await verifyDatasets(home, {}))).toMatchObject({ ok: true });
  });

  test('the same steps on the same base give the same digest; on a newer base they write what they learned first', async () => {
    const home = openTestHome();
    await importText(home, VISITS);
    const steps: Input<'dataset.derive'>['steps'] = [
      { kind: 'fill', column: 'age', with: 'median' },
      { kind: 'filter', where: { column: 'site', operator: 'notIn', values: ['west'] } },
    ];
    const first = valueOf(await derive(home, { ref: 'visits@1', steps, name: 'clean' }));
    await importText(home, 'site,sex,age,weight,seen\nnorth,f,99,9.5,2026-03-09\nnorth,f,,9.5,2026-03-09\n', {
      append: true,
    });

    const again = valueOf(await derive(home, { replay: 'clean@1', name: 'again' }));
    const newer = valueOf(await derive(home, { replay: 'clean@1', ref: 'visits', name: 'newer' }));

    expect(again.digest).toBe(first.digest);
    expect(again.source).toEqual(first.source);
    expect(newer).toMatchObject({ rows: 5, source: { fromRef: 'visits@2' } });
    expect((await rowsOf(home, 'newer')).map((row) => row[2])).toEqual([12, 12, 30, 99, 12]);
  });

  test('keeps the rows of many chunks in full chunks and their order', async () => {
    const home = openTestHome();
    const rows = 150_000;
    await importText(
      home,
      `n,kind\n${Array.from({ length: rows }, (_, row) => `${row},${'abc'[row % 3]}`).join('\n')}\n`,
    );

    const derived = valueOf(
      await derive(home, {
        ref: 'visits',
        name: 'b',
        steps: [{ kind: 'filter', where: { column: 'kind', operator: '!=', value: 'a' } }],
      }),
    );

    expect(derived.rows).toBe(100_000);
    const cut = home.store.all('SELECT "rows" FROM versionChunk WHERE versionId = ? AND columnIndex = 0', derived.id);
    expect(cut.map((row) => row['rows'])).toEqual([32_768, 32_768, 32_768, 1_696]);
    const page = valueOf(await pageDataset(home, { ref: 'b', firstRow: 65_535, rows: 3 }));
    expect(page.rows).toEqual([
      [98_303, 'c'],
      [98_305, 'b'],
      [98_306, 'c'],
    ]);
    expect(valueOf(await verifyDatasets(home, {}))).toMatchObject({ ok: true });
  });

  test('columns that name people stay out of what is appended to a derived version', async () => {
    const home = openTestHome();
    await importText(home, 'name,age\nAda,3\nBo,4\n', { roles: { name: 'identifier' } });

    const derived = valueOf(
      await derive(home, {
        ref: 'visits',
        steps: [{ kind: 'filter', where: { column: 'age', operator: '>', value: 3 } }],
      }),
    );
    const appended = await importText(home, 'name,age\nCy,5\n', { append: true });

    expect(derived.source.leftOut).toEqual(['name']);
    expect(appended.columns.map(({ name }) => name)).toEqual(['age']);
  });

  const filterOn = (where: object) => [{ kind: 'filter', where }];
  test.each([
    ['no step', [], 'derive.noSteps'],
    ['a column that is not there', filterOn({ column: 'height', operator: 'present' }), 'derive.columnUnknown'],
    [
      'a column that was renamed before',
      [
        { kind: 'select', columns: [{ name: 'age', as: 'months' }] },
        { kind: 'fill', column: 'age', with: 'mean' },
      ],
      'derive.columnUnknown',
    ],
    ['a text for a number', filterOn({ column: 'age', operator: '<', value: 'old' }), 'derive.valueOfOtherType'],
    ['a day that is none', filterOn({ column: 'seen', operator: '<', value: '2026-02-30' }), 'derive.valueOfOtherType'],
    ['an order of texts', filterOn({ column: 'site', operator: '<', value: 'b' }), 'derive.noOrder'],
    ['nothing to compare with', filterOn({ column: 'age', operator: '=' }), 'derive.valueMissing'],
    ['a filter that nothing fits', filterOn({ column: 'age', operator: '>', value: 99 }), 'derive.noRows'],
    ['the mean of texts', [{ kind: 'fill', column: 'site', with: 'mean' }], 'derive.notNumeric'],
    ['a constant that is not said', [{ kind: 'fill', column: 'site', with: 'constant' }], 'derive.fillWithoutValue'],
    [
      'the mean of nothing',
      [...filterOn({ column: 'age', operator: 'missing' }), { kind: 'fill', column: 'age', with: 'mean' }],
      'derive.nothingToLearn',
    ],
    [
      'two columns of one name',
      [{ kind: 'select', columns: [{ name: 'age' }, { name: 'sex', as: 'age' }] }],
      'derive.columnTwice',
    ],
    [
      'two new values for one old one',
      [
        {
          kind: 'recode',
          column: 'sex',
          values: [
            { from: 'f', to: 'w' },
            { from: 'f', to: 'x' },
          ],
        },
      ],
      'derive.valueTwice',
    ],
  ])('refuses %s and stores nothing', async (_, steps, code) => {
    const home = openTestHome();
    const base = await importText(home, VISITS);
    const before = ['chunk', 'datasetVersion', 'outbox', 'lease'].map((table) => countOf(home, table));

    const refused = await derive(home, { ref: base.id, steps: steps as Input<'dataset.derive'>['steps'] });

    expect(refused).toMatchObject({ ok: false, error: { code } });
    expect(['chunk', 'datasetVersion', 'outbox', 'lease'].map((table) => countOf(home, table))).toEqual(before);
  });

  test('says which step is wrong', async () => {
    const home = openTestHome();
    await importText(home, VISITS);

    const refused = await derive(home, {
      ref: 'visits',
      steps: [
        { kind: 'fill', column: 'age', with: 'mean' },
        { kind: 'fill', column: 'site', with: 'median' },
      ],
    });

    expect(refused).toMatchObject({
      ok: false,
      error: { message: 'Step 2: "site" is category and has no median.', details: { step: 2, column: 'site' } },
    });
  });

  test('cannot take the steps of a version that was read from a file', async () => {
    const home = openTestHome();
    await importText(home, VISITS);

    expect(await derive(home, { replay: 'visits' })).toMatchObject({ ok: false, error: { code: 'derive.notDerived' } });
    expect(await derive(home, {})).toMatchObject({ ok: false, error: { code: 'derive.noBase' } });
  });

  test('leaves nothing behind when it is cancelled halfway', async () => {
    const home = openTestHome();
    await importText(home, `n\n${Array.from({ length: 200_000 }, (_, row) => row).join('\n')}\n`);
    const before = countOf(home, 'chunk');
    const abort = new AbortController();

    const cancelled = await derive(
      { ...home, signal: abort.signal, progress: () => abort.abort() },
      { ref: 'visits', steps: [{ kind: 'recode', column: 'n', values: [{ from: 1, to: 2 }] }] },
    );

    expect(cancelled).toMatchObject({ ok: false, error: { code: 'derive.cancelled' } });
    expect([countOf(home, 'chunk'), countOf(home, 'lease'), countOf(home, 'datasetVersion')]).toEqual([before, 0, 1]);
  });
});
