import { describe, expect, test } from 'vitest';
import { diffDatasets } from '../../../electron/core/actions/diff-datasets.ts';
import { diffVersions } from '../../../electron/core/readers/diff-versions.ts';
import { calls, type Input } from '../../../shared/calls.ts';
import type { Cell, Column } from '../../../shared/column.ts';
import type { DatasetDiff } from '../../../shared/dataset-diff.ts';
import { createRandom, type Random } from '../../../shared/domain/random.ts';
import { openTestHome, type TestHome, valueOf } from '../open-test-home.ts';
import { diffBags, diffByHand, type Table } from './diff-oracle.ts';
import { storeVersion } from './store-version.ts';

const diff = (home: TestHome, input: Partial<Input<'dataset.diff'>> = {}) =>
  diffDatasets(home, calls['dataset.diff'].input.parse({ before: 'visits@1', after: 'visits@2', ...input }));

const COLUMNS: readonly Column[] = [
  { name: 'visit', type: 'integer', role: 'key' },
  { name: 'site', type: 'category' },
  { name: 'weight', type: 'number', unit: 'kg' },
];

function openWith(before: Table, after: Table, chunkRows: readonly [number, number] = [4, 4]): TestHome {
  const home = openTestHome();
  storeVersion(home, 'visits', before.columns, before.rows, chunkRows[0]);
  storeVersion(home, 'visits', after.columns, after.rows, chunkRows[1]);
  return home;
}

const byKey = (diffed: DatasetDiff) => {
  if (diffed.rows.by !== 'key') throw new Error('rows were not matched by key');
  return diffed.rows;
};

const ROWS: readonly (readonly Cell[])[] = [
  [1, 'north', 9.5],
  [2, 'south', 8],
  [3, 'north', null],
  [4, 'west', 7],
];

describe('dataset.diff by key', () => {
  test('names added, removed and changed rows with their cells, whatever their order', async () => {
    const after = [
      [4, 'west', 7],
      [5, 'east', 6],
      [3, 'north', 8.5],
      [1, 'south', 9.25],
    ];
    const home = openWith({ columns: COLUMNS, rows: ROWS }, { columns: COLUMNS, rows: after }, [2, 4]);

    const diffed = valueOf(await diff(home));

    expect(diffed).toMatchObject({ isSame: false, before: { ref: 'visits@1', rows: 4 }, after: { ref: 'visits@2' } });
    expect(diffed.rows).toEqual({
      by: 'key',
      key: ['visit'],
      added: 1,
      removed: 1,
      changed: 2,
      unchanged: 1,
      cellsByColumn: [
        { column: 'weight', changed: 2 },
        { column: 'site', changed: 1 },
      ],
      problems: [],
      examples: {
        added: [{ row: 1, values: { visit: 5, site: 'east', weight: 6 } }],
        removed: [{ row: 1, values: { visit: 2, site: 'south', weight: 8 } }],
        changed: [
          { key: { visit: 3 }, rowBefore: 2, rowAfter: 2, cells: [{ column: 'weight', before: null, after: 8.5 }] },
          {
            key: { visit: 1 },
            rowBefore: 0,
            rowAfter: 3,
            cells: [
              { column: 'site', before: 'north', after: 'south' },
              { column: 'weight', before: 9.5, after: 9.25 },
            ],
          },
        ],
      },
    });
  });

  test('names keys that stand twice and rows without one as problems, and compares them nowhere', async () => {
    const after = [...ROWS, [2, 'east', 1], [null, 'east', 1], [6, 'east', 1], [6, 'east', 1]];
    const home = openWith({ columns: COLUMNS, rows: ROWS }, { columns: COLUMNS, rows: after });

    const rows = byKey(valueOf(await diff(home)));

    expect(rows).toMatchObject({ added: 0, removed: 0, changed: 0, unchanged: 3 });
    expect(rows.problems).toEqual([
      { kind: 'duplicateKey', side: 'before', rows: 1, examples: [{ row: 1, values: { visit: 2 } }] },
      {
        kind: 'duplicateKey',
        side: 'after',
        rows: 4,
        examples: [
          { row: 1, values: { visit: 2 } },
          { row: 6, values: { visit: 6 } },
        ],
      },
      { kind: 'missingKey', side: 'after', rows: 1, examples: [{ row: 5, values: { visit: null } }] },
    ]);
  });

  test('gives so many examples as are asked for, and counts all', async () => {
    const many = Array.from({ length: 50 }, (_, row) => [row, 'north', row]);
    const changed = many.map(([visit, site]) => [visit ?? 0, site ?? '', -1]);
    const home = openWith({ columns: COLUMNS, rows: many }, { columns: COLUMNS, rows: changed });

    const rows = byKey(valueOf(await diff(home, { limit: 3 })));

    expect(rows.changed).toBe(50);
    expect(rows.examples.changed.map(({ rowAfter }) => rowAfter)).toEqual([0, 1, 2]);
  });

  test('tells columns that came, went, or are of another type, unit or use', async () => {
    const columns: readonly Column[] = [
      { name: 'visit', type: 'integer', role: 'key' },
      { name: 'weight', type: 'category', unit: 'lb' },
      { name: 'height', type: 'number' },
    ];
    const home = openWith(
      { columns: COLUMNS, rows: ROWS },
      { columns, rows: ROWS.map(([visit = 0]) => [visit, 'a', 1]) },
    );

    const diffed = valueOf(await diff(home));

    expect(diffed.schema).toEqual({
      added: [{ name: 'height', type: 'number' }],
      removed: [{ name: 'site', type: 'category' }],
      retyped: [{ name: 'weight', before: 'number', after: 'category' }],
      changed: [{ name: 'weight', what: 'unit', before: 'kg', after: 'lb' }],
    });
    expect(byKey(diffed)).toMatchObject({ changed: 0, unchanged: 4, cellsByColumn: [] });
    expect(diffed.distributions.map(({ column }) => column)).toEqual(['visit']);
  });

  test('versions of the same rows under another description are not the same', async () => {
    const day: Column = { name: 'seen', type: 'date', min: 20_000 };
    const described: readonly Column[] = [
      { name: 'visit', type: 'integer', role: 'key', sensitive: true },
      { name: 'site', type: 'category', categories: ['north', 'south'] },
      { name: 'weight', type: 'number', unit: 'kg', min: 2, max: 30 },
    ];
    const rows = ROWS.map((row) => [...row, 20_500]);
    const home = openWith(
      { columns: [...COLUMNS, { ...day, max: 20_600 }], rows },
      { columns: [...described, day], rows },
    );

    const diffed = valueOf(await diff(home));

    expect(diffed).toMatchObject({ isSame: false, rows: { changed: 0, unchanged: 4 } });
    expect(diffed.schema.changed).toEqual([
      { name: 'visit', what: 'sensitive', before: null, after: 'yes' },
      { name: 'site', what: 'categories', before: null, after: 'north, south' },
      { name: 'weight', what: 'range', before: null, after: '2 – 30' },
      { name: 'seen', what: 'range', before: '2024-10-04 – 2026-05-27', after: '2024-10-04 – …' },
    ]);
  });

  test('refuses a key that is not in both versions', async () => {
    const home = openWith({ columns: COLUMNS, rows: ROWS }, { columns: COLUMNS.slice(0, 2), rows: ROWS });

    expect(await diff(home, { key: ['weight'] })).toMatchObject({ ok: false, error: { code: 'diff.keyUnknown' } });
  });

  test('shared chunks are not read: one that is damaged is not noticed', async () => {
    const more = [...ROWS, [5, 'east', 6]];
    const home = openWith({ columns: COLUMNS, rows: ROWS }, { columns: COLUMNS, rows: more });
    const shared = home.store.value<string>('SELECT sha256 FROM versionChunk WHERE columnIndex = 2 AND ordinal = 0');
    home.raw.prepare("UPDATE chunk SET bytes = x'00' WHERE sha256 = ?").run(shared);

    expect(byKey(valueOf(await diff(home, { limit: 0 })))).toMatchObject({ added: 1, changed: 0, unchanged: 4 });
  });

  test.each([
    ['by key', ['visit']],
    ['whole', []],
  ])('stops when it is cancelled, %s', async (_, key) => {
    const home = openTestHome();
    const { id: versionId } = storeVersion(home, 'visits', COLUMNS, ROWS, 4);
    const side = { versionId, columns: COLUMNS };
    const task = { before: side, after: side, key, columns: COLUMNS.map(({ name }) => name), limit: 1 };

    const stopped = await diffVersions(home.store, task, {
      signal: AbortSignal.abort(),
      onProgress: () => undefined,
    });

    expect(stopped).toMatchObject({ ok: false, error: { code: 'diff.cancelled' } });
  });
});

describe('dataset.diff without a key', () => {
  const columns = COLUMNS.map(({ role: _, ...column }) => column);

  test('compares whole rows as often as they stand there, and says so', async () => {
    const before = [
      ['a', 1],
      ['a', 1],
      ['b', 2],
      ['c', null],
    ];
    const after = [
      ['c', null],
      ['a', 1],
      ['b', 2],
      ['b', 2],
      ['d', 4],
    ];
    const home = openWith({ columns: columns.slice(1), rows: before }, { columns: columns.slice(1), rows: after });

    const diffed = valueOf(await diff(home));

    expect(diffed.rows).toEqual({
      by: 'wholeRow',
      columns: ['site', 'weight'],
      added: 2,
      removed: 1,
      unchanged: 3,
      examples: {
        added: [
          { row: 2, values: { site: 'b', weight: 2 } },
          { row: 4, values: { site: 'd', weight: 4 } },
        ],
        removed: [{ row: 0, values: { site: 'a', weight: 1 } }],
      },
    });
  });

  test('a version is the same as itself', async () => {
    const home = openWith({ columns, rows: ROWS }, { columns, rows: ROWS });

    expect(valueOf(await diff(home, { after: 'visits@1' }))).toMatchObject({ isSame: true, rows: { unchanged: 4 } });
    expect(valueOf(await diff(home)).isSame).toBe(true);
  });
});

describe('dataset.diff of distributions', () => {
  test('says how a column moved: what is missing, its stability index, its mean and quantiles', async () => {
    const rows = (shift: number) => Array.from({ length: 1_000 }, (_, row) => [row, 'north', (row % 100) + shift]);
    const home = openWith({ columns: COLUMNS, rows: rows(0) }, { columns: COLUMNS, rows: rows(50) });

    const { distributions } = valueOf(await diff(home));

    expect(distributions.map(({ column }) => column)).toEqual(['weight', 'visit', 'site']);
    const [weight, , site] = distributions;
    expect(weight).toMatchObject({ missing: { before: 0, after: 0 }, psiBand: 'large' });
    expect(weight?.totalVariation).toBeCloseTo(0.5, 1);
    expect(weight?.numbers?.map(({ what }) => what)).toEqual(['mean', 'p10', 'p50', 'p90']);
    const [mean, , median] = weight?.numbers ?? [];
    expect(mean?.before).toBeCloseTo(49.5, 9);
    expect(mean?.after).toBeCloseTo(99.5, 9);
    expect(median?.before).toBeCloseTo(50, -0.5);
    expect(median?.after).toBeCloseTo(100, -0.5);
    expect(site).toMatchObject({ psi: 0, totalVariation: 0, numbers: null });
  });
});

/** A small table in which keys repeat, go missing, and rows move. */
function randomTable(random: Random, key: Column): Table {
  const rows = Array.from({ length: random.int(30) + 1 }, (): Cell[] => {
    const number = random.int(40);
    const name = random.int(12) === 0 ? null : key.type === 'integer' ? number : `P${number}`;
    return [name, random.int(4) === 0 ? null : `s${random.int(3)}`, random.int(5) === 0 ? null : random.int(4) / 4];
  });
  return { columns: [key, { name: 'site', type: 'category' }, { name: 'weight', type: 'number' }], rows };
}

/** The table with some cells changed, some rows gone, and now and then all in another order. */
function changeTable(random: Random, { columns, rows }: Table): Table {
  const kept = rows.filter(() => random.int(8) > 0);
  const changed = kept.map(([key = null, site = null, weight = null]): Cell[] =>
    random.int(4) === 0 ? [key, 's9', weight] : [key, site, weight],
  );
  const added = randomTable(random, columns[0] ?? COLUMNS[0]!).rows.slice(0, random.int(5));
  const all = [...changed, ...added];
  return { columns, rows: random.int(2) === 0 ? all : all.toReversed() };
}

describe('dataset.diff agrees with comparing by hand', () => {
  const home = openTestHome();

  test.each(Array.from({ length: 40 }, (_, seed) => seed))('of random tables, seed %i', async (seed) => {
    const random = createRandom(seed);
    const key: Column = { name: 'id', type: random.int(2) === 0 ? 'integer' : 'text', role: 'key' };
    const before = randomTable(random, key);
    const after = changeTable(random, before);
    const input = { before: `seed${seed}@1`, after: `seed${seed}@2` };
    storeVersion(home, `seed${seed}`, before.columns, before.rows, random.int(6) + 1);
    storeVersion(home, `seed${seed}`, after.columns, after.rows, random.int(6) + 1);

    const rows = byKey(valueOf(await diff(home, input)));
    const composite = byKey(valueOf(await diff(home, { ...input, key: ['id', 'site'] })));
    const whole = valueOf(await diff(home, { ...input, key: [] })).rows;

    expect(countsOf(rows)).toEqual(diffByHand(before, after, ['id'], ['site', 'weight']));
    expect(countsOf(composite)).toEqual(diffByHand(before, after, ['id', 'site'], ['weight']));
    expect(whole).toMatchObject({ by: 'wholeRow', ...diffBags(before, after, ['id', 'site', 'weight']) });
  });
});

function countsOf({ added, removed, changed, unchanged, cellsByColumn, problems }: ReturnType<typeof byKey>) {
  return {
    added,
    removed,
    changed,
    unchanged,
    cells: Object.fromEntries(cellsByColumn.map(({ column, changed: cells }) => [column, cells])),
    problems: Object.fromEntries(problems.map(({ kind, side, rows }) => [`${kind} ${side}`, rows])),
  };
}
