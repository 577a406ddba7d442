import { expect, test } from 'vitest';
import { describeDataset } from '../../../electron/core/actions/describe-dataset.ts';
import { showQuality } from '../../../electron/core/actions/show-quality.ts';
import { measureQuality } from '../../../electron/core/readers/quality/measure-quality.ts';
import type { ColumnChange } from '../../../shared/column.ts';
import type { QualityFinding } from '../../../shared/quality.ts';
import { openTestHome, type TestHome, valueOf } from '../open-test-home.ts';
import { importText } from './import-text.ts';

/** A CSV of so many rows; each column is a function of the row. */
function table(rows: number, columns: Readonly<Record<string, (row: number) => string | number>>): string {
  const lines = Array.from({ length: rows }, (_, row) => Object.values(columns).map((cell) => cell(row)));
  return [Object.keys(columns), ...lines].map((cells) => `${cells.join(',')}\n`).join('');
}

/** 0 to 1, without a pattern that another multiplier would share. */
const noise = (row: number, salt: number): number => {
  const mixed = Math.imul(Math.imul(row + 1, 0x9e3779b1) ^ (salt * 0x85ebca6b), 0xc2b2ae35) >>> 0;
  return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32;
};

async function findingsOf(
  home: TestHome,
  text: string,
  columns: ColumnChange[] = [],
): Promise<readonly QualityFinding[]> {
  await importText(home, 'visits', text);
  if (columns.length > 0) valueOf(await describeDataset(home, { ref: 'visits', columns }));
  return valueOf(await showQuality(home, { ref: 'visits' })).findings;
}

const kindsOf = (findings: readonly QualityFinding[], weight: string): string[] =>
  findings.filter((finding) => finding.weight === weight).map(({ kind }) => kind);

const sick = (row: number): string => (noise(row, 1) < 0.3 ? 'yes' : 'no');

test('data without a fault have nothing to look at, and say what was checked', async () => {
  const findings = await findingsOf(
    openTestHome(),
    table(400, {
      code: (row) => `V${row}`,
      weight: (row) => 3 + noise(row, 2) * 9,
      site: (row) => `s${row % 3}`,
      sick,
    }),
    [
      { name: 'code', role: 'key' },
      { name: 'sick', role: 'label' },
      { name: 'weight', min: 0, max: 20 },
    ],
  );

  expect(kindsOf(findings, 'look')).toEqual([]);
  expect(kindsOf(findings, 'note')).toEqual(['classBalance']);
  expect(kindsOf(findings, 'fine')).toEqual([
    'uniqueKeys',
    'noDuplicateRows',
    'labelsAgree',
    'noneMissing',
    'noneConstant',
    'withinLimits',
    'noLeakage',
  ]);
});

test('gaps are counted, alone and together, with rows that show them', async () => {
  const gap = (row: number): boolean => row % 10 === 3;
  const findings = await findingsOf(
    openTestHome(),
    table(100, {
      weight: (row) => (gap(row) ? '' : 3 + noise(row, 2)),
      height: (row) => (gap(row) ? '' : 50 + noise(row, 3)),
      age: (row) => (row === 7 ? '' : row),
      note: () => '',
    }),
  );

  expect(findings).toContainEqual({
    kind: 'missing',
    weight: 'look',
    column: 'weight',
    count: 10,
    share: 0.1,
    evidence: [4, 14, 24, 34, 44].map((row) => ({ row, value: null })),
  });
  expect(findings).toContainEqual(
    expect.objectContaining({
      kind: 'missing',
      weight: 'note',
      column: 'age',
      count: 1,
      evidence: [{ row: 8, value: null }],
    }),
  );
  expect(findings).toContainEqual(
    expect.objectContaining({ kind: 'missingTogether', columns: ['weight', 'height'], count: 10 }),
  );
  expect(findings).toContainEqual({ kind: 'empty', weight: 'look', column: 'note' });
});

test('keys and rows that are there twice are named with their rows', async () => {
  const findings = await findingsOf(
    openTestHome(),
    'code,weight,site\nA1,3.5,north\nA2,4.5,south\nA1,5.5,north\nA2,4.5,south\nA5,3.5,north\n,9,x\n,8,y\n',
    [{ name: 'code', role: 'key' }],
  );

  const keys = {
    columns: ['code'],
    count: 2,
    groups: [
      { value: null, rows: [1, 3], count: 2 },
      { value: null, rows: [2, 4], count: 2 },
    ],
  };
  expect(findings).toContainEqual({ kind: 'duplicateKeys', weight: 'look', ...keys });
  expect(findings).toContainEqual({
    kind: 'duplicateRows',
    weight: 'look',
    exceptKeys: false,
    count: 1,
    groups: [{ value: null, rows: [2, 4], count: 2 }],
  });
  expect(findings).toContainEqual(expect.objectContaining({ kind: 'duplicateRows', exceptKeys: true, count: 2 }));
});

test('values far from the others, and outside what is allowed, are shown', async () => {
  const findings = await findingsOf(
    openTestHome(),
    table(300, {
      weight: (row) => (row === 41 ? 812 : 3 + noise(row, 2) * 9),
      site: (row) => (row === 5 ? 'Kasee' : 'Kasese'),
      flag: (row) => (row === 17 ? 1 : 0),
      unit: () => 'kg',
    }),
    [
      { name: 'weight', max: 30 },
      { name: 'site', categories: ['Kasese'] },
    ],
  );

  const outlier = { column: 'weight', count: 1, evidence: [{ row: 42, value: 812 }] };
  expect(findings).toContainEqual(expect.objectContaining({ kind: 'outliers', weight: 'look', ...outlier }));
  expect(findings).toContainEqual({ kind: 'outsideRange', weight: 'look', ...outlier, min: null, max: 30 });
  expect(findings).toContainEqual({
    kind: 'outsideCategories',
    weight: 'look',
    column: 'site',
    count: 1,
    evidence: [{ row: 6, value: 'Kasee' }],
    values: ['Kasee'],
  });
  expect(findings).toContainEqual({ kind: 'constant', weight: 'look', column: 'unit', value: 'kg' });
  expect(findings).toContainEqual({
    kind: 'nearlyConstant',
    weight: 'note',
    column: 'flag',
    value: 0,
    count: 1,
    evidence: [{ row: 18, value: 1 }],
  });
});

test('columns that give the label away are suspected, each for its reason', async () => {
  const findings = await findingsOf(
    openTestHome(),
    table(1_000, {
      code: (row) => `V-${sick(row) === 'yes' ? 5_000 + row : row}`,
      again: sick,
      coded: (row) => (sick(row) === 'yes' ? 1 : 2),
      treated: (row) => (sick(row) === 'yes' ? (noise(row, 4) < 0.5 ? 'drug' : 'drip') : 'none'),
      score: (row) => noise(row, 5) + (sick(row) === 'yes' ? 0.99 : 0),
      weight: (row) => 3 + noise(row, 2) * 9 + (sick(row) === 'yes' ? -2 : 0),
      sick,
    }),
    [
      { name: 'code', role: 'key' },
      { name: 'sick', role: 'label' },
    ],
  );

  const leaks = findings.flatMap((finding) => (finding.kind === 'leakage' ? [[finding.column, finding.reason]] : []));
  expect(leaks).toEqual([
    ['code', 'order'],
    ['again', 'copy'],
    ['coded', 'renaming'],
    ['treated', 'predicts'],
    ['score', 'predicts'],
  ]);
});

test('rows sorted by their label are noticed', async () => {
  const findings = await findingsOf(
    openTestHome(),
    table(200, { weight: (row) => noise(row, 2), sick: (row) => (row < 80 ? 'yes' : 'no') }),
    [{ name: 'sick', role: 'label' }],
  );

  expect(findings).toContainEqual(
    expect.objectContaining({ kind: 'leakage', column: null, target: 'sick', reason: 'order', measure: 'auc' }),
  );
});

test('a number that is the label in another unit is suspected', async () => {
  const kilos = (row: number): number => Math.round(noise(row, 2) * 9_000) / 1_000;
  const findings = await findingsOf(
    openTestHome(),
    table(200, { grams: (row) => Math.round(kilos(row) * 1_000), age: (row) => noise(row, 3), kilos }),
    [{ name: 'kilos', role: 'label' }],
  );

  const leaks = findings.filter(({ kind }) => kind === 'leakage');
  expect(leaks).toMatchObject([{ column: 'grams', reason: 'renaming', measure: 'r2' }]);
});

test('equal inputs with different labels are counted, and a rare class is one to look at', async () => {
  const findings = await findingsOf(
    openTestHome(),
    `weight,site,sick\n3.5,north,yes\n3.5,north,no\n${table(60, { w: (row) => 4 + row, s: () => 'south', k: () => 'no' }).slice(6)}`,
    [{ name: 'sick', role: 'label' }],
  );

  expect(findings).toContainEqual({
    kind: 'labelDisagreement',
    weight: 'look',
    column: 'sick',
    count: 2,
    share: 2 / 62,
    groups: [{ value: 'yes, no', rows: [1, 2], count: 2 }],
  });
  expect(findings).toContainEqual(
    expect.objectContaining({
      kind: 'classBalance',
      weight: 'look',
      count: 1,
      classes: [
        { value: 'no', count: 61 },
        { value: 'yes', count: 1 },
      ],
    }),
  );
});

test('the report is computed once and kept', async () => {
  const home = openTestHome();
  await importText(home, 'visits', 'a,b\n1,2\n3,4\n');

  const first = valueOf(await showQuality(home, { ref: 'visits' }));
  const second = valueOf(await showQuality({ ...home, now: () => 0 }, { ref: 'visits' }));

  expect(second).toEqual(first);
  expect(home.store.value('SELECT count(*) FROM qualityReport')).toBe(1);
});

test('looking at the data can be cancelled', async () => {
  const home = openTestHome();
  const { id: versionId } = await importText(home, 'visits', 'a,b\n1,2\n3,4\n');
  const abort = new AbortController();

  const cancelled = await measureQuality(
    home.store,
    { versionId },
    { signal: abort.signal, onProgress: () => abort.abort() },
  );

  expect(cancelled).toMatchObject({ ok: false, error: { code: 'quality.cancelled' } });
});

test('a version without rows has no findings', async () => {
  const home = openTestHome();
  await importText(home, 'visits', 'a,b\n1,2\n');
  home.raw.exec(`UPDATE datasetVersion SET "rows" = 0; DELETE FROM versionChunk`);

  expect(valueOf(await showQuality(home, { ref: 'visits' })).findings).toEqual([]);
});

test('rows that people answered differently are counted from their newest answers', async () => {
  const home = openTestHome();
  const { id: versionId } = await importText(home, 'visits', 'a,b\n1,2\n3,4\n5,6\n');
  const say = (row: number, actorId: string, revision: number, answer: unknown): void =>
    void home.raw
      .prepare(`INSERT INTO label VALUES (?, ?, ?, ?, 'd', ?, ?, 0, 1)`)
      .run(`${row}${actorId}${revision}`, home.projectId, `w1:${row}`, actorId, revision, JSON.stringify(answer));
  home.raw.pragma('foreign_keys = OFF'); // the model that scored the rows is not under test
  home.raw
    .prepare(`INSERT INTO predictionWindow VALUES ('w1', ?, 'm', NULL, ?, 3, NULL, '[]', '{}', NULL, 'a', 'd', 1)`)
    .run(home.projectId, versionId);
  say(0, 'amina', 1, { kind: 'confirmed' });
  say(0, 'joy', 1, { kind: 'corrected', to: 'sick' });
  say(1, 'amina', 1, { kind: 'corrected', to: 'sick' });
  say(1, 'amina', 2, { kind: 'confirmed' });
  say(1, 'joy', 1, { kind: 'confirmed' });
  say(2, 'amina', 1, { kind: 'confirmed' });

  const { findings } = valueOf(await showQuality(home, { ref: 'visits' }));

  expect(findings[0]).toEqual({
    kind: 'annotatorsDisagree',
    weight: 'look',
    count: 1,
    of: 2,
    groups: [{ value: expect.stringMatching(/confirmed,sick|sick,confirmed/), rows: [1], count: 1 }],
  });
});
