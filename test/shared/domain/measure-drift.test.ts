import { expect, test } from 'vitest';
import { describeDrift, recordsNeeded } from '../../../shared/domain/describe-drift.ts';
import { measureDrift } from '../../../shared/domain/measure-drift.ts';
import { createRandom, type Random } from '../../../shared/domain/random.ts';
import { DriftReport } from '../../../shared/drift.ts';
import type { ColumnProfile, Profile } from '../../../shared/profile.ts';
import { categoryProfile, numericProfile } from './sample-profiles.ts';

const table = (columns: Record<string, ColumnProfile>): Profile => ({
  rows: Math.max(0, ...Object.values(columns).map((column) => column.n)),
  columns,
});

type Change = { readonly shift?: number; readonly yes?: number; readonly missing?: number };

/** Six columns as a screening has them: fine and rounded numbers, counts, yes or no, many categories, gaps. */
function screening(random: Random, rows: number, { shift = 0, yes = 0.2, missing = 0.03 }: Change = {}): Profile {
  const numbers = (draw: () => number): ColumnProfile => numericProfile(Array.from({ length: rows }, draw));
  const words = (draw: () => string | null): ColumnProfile => categoryProfile(Array.from({ length: rows }, draw));
  return table({
    weight: numbers(() => (random.next() < missing ? Number.NaN : Math.exp(2.4 + shift + 0.25 * random.normal()))),
    muac: numbers(() => Math.round((13.5 + 1.3 * random.normal()) * 10) / 10),
    visits: numbers(() => random.int(4)),
    oedema: words(() => (random.next() < yes ? 'yes' : 'no')),
    village: words(() => `village ${Math.floor(40 * random.next() ** 2)}`),
    note: words(() => (random.next() < 0.5 ? null : 'seen')),
  });
}

const drifting = (report: DriftReport) =>
  report.columns.filter((column) => column.drift).map(({ name, cause }) => [name, cause]);

test('a report on identical distributions alarms no oftener than allowed, at every size', () => {
  const sizes = [
    [50, 200],
    [100, 1_000],
    [200, 2_000],
    [500, 5_000],
  ] as const;
  for (const [n, referenceN] of sizes) {
    const random = createRandom(n);
    const reports = Array.from({ length: 80 }, () => measureDrift(screening(random, referenceN), screening(random, n)));
    // Nominal 5 % plus 2 points, and two standard errors of 80 simulations.
    expect(reports.filter((report) => report.drift).length, `n ${n} of ${referenceN}`).toBeLessThanOrEqual(9);
  }
});

test('finds a shift, a changed share, gaps, new values and values out of range, and says which', () => {
  const random = createRandom(3);
  const reference = screening(random, 2_000);
  expect(drifting(measureDrift(reference, screening(random, 200, { shift: 0.15 })))).toEqual([
    ['weight', 'distribution'],
  ]);
  expect(drifting(measureDrift(reference, screening(random, 200, { yes: 0.4 })))).toEqual([['oedema', 'distribution']]);
  expect(drifting(measureDrift(reference, screening(random, 200, { missing: 0.2 })))).toEqual([['weight', 'missing']]);
  const current = screening(random, 200);
  const grams = numericProfile([
    ...Array.from({ length: 194 }, () => Math.exp(2.4 + 0.25 * random.normal())),
    9e3,
    8e3,
    1e4,
    7e3,
    8e3,
    9e3,
  ]);
  expect(drifting(measureDrift(reference, table({ ...current.columns, weight: grams })))).toEqual([
    ['weight', 'range'],
  ]);
  const maybe = categoryProfile([
    ...Array.from({ length: 192 }, (_, row) => (row % 5 ? 'no' : 'yes')),
    ...Array.from({ length: 8 }, () => 'unsure'),
  ]);
  expect(drifting(measureDrift(reference, table({ ...current.columns, oedema: maybe })))[0]?.[0]).toBe('oedema');
});

test('a report holds its schema, its main test’s own p-value, and sizes in plain numbers', () => {
  const random = createRandom(5);
  const report = measureDrift(screening(random, 1_000), screening(random, 150, { shift: 0.2 }));
  expect(DriftReport.parse(JSON.parse(JSON.stringify(report)))).toEqual(report);
  const [weight] = report.columns;
  expect(weight).toMatchObject({ name: 'weight', test: 'ks', state: 'compared', drift: true, psiBand: 'large' });
  expect(weight!.tests.map(({ name }) => name)).toEqual(['ks', 'rankSum', 'mood', 'psi', 'range', 'missing']);
  expect(weight!.pValue).toBe(weight!.tests[0]!.pValue);
  expect(weight!.adjustedPValue).toBeGreaterThanOrEqual(weight!.combinedPValue);
  expect(weight!.size).toMatchObject({ kind: 'mean' });
  expect(weight!.effect!.value).toBeGreaterThan(0.5);
});

const some = numericProfile(Array.from({ length: 300 }, (_, row) => row % 17));
const sexes = categoryProfile(Array.from({ length: 300 }, (_, row) => (row % 2 ? 'm' : 'f')));

test.each<[string, ColumnProfile | null, ColumnProfile | null, object]>([
  ['an empty window', some, numericProfile([]), { state: 'emptyWindow', drift: false }],
  ['one record', some, numericProfile([4]), { state: 'tooFew', drift: false }],
  ['one record unlike any', some, numericProfile([400]), { state: 'tooFew', drift: false }],
  [
    'all missing in many rows',
    some,
    numericProfile(Array.from({ length: 50 }, () => Number.NaN)),
    { state: 'allMissing', drift: true, cause: 'missing', test: 'missing' },
  ],
  ['one missing record', some, numericProfile([Number.NaN]), { state: 'tooFew', drift: false }],
  [
    'the same constant',
    numericProfile(Array.from({ length: 40 }, () => 3)),
    numericProfile(Array.from({ length: 20 }, () => 3)),
    { state: 'compared', drift: false, psi: 0, effect: null },
  ],
  [
    'another constant',
    numericProfile(Array.from({ length: 99 }, () => 3)),
    numericProfile(Array.from({ length: 50 }, () => 4)),
    { drift: true },
  ],
  [
    'a constant category',
    categoryProfile(Array.from({ length: 30 }, () => 'a')),
    categoryProfile(Array.from({ length: 12 }, () => 'a')),
    { drift: false, pValue: 1 },
  ],
  ['a new column', null, some, { state: 'newColumn', drift: false }],
  ['a removed column', some, null, { state: 'removedColumn', drift: true, cause: 'structure' }],
  ['numbers that became words', some, sexes, { state: 'typeChanged', drift: true, cause: 'structure' }],
  ['an empty reference', numericProfile([]), some, { state: 'emptyReference', drift: false }],
  [
    'a reference that was all missing',
    numericProfile(Array.from({ length: 30 }, () => Number.NaN)),
    some,
    { state: 'emptyReference' },
  ],
  [
    'free text',
    categoryProfile(
      Array.from({ length: 30 }, (_, row) => `a ${row}`),
      'text',
    ),
    categoryProfile(
      Array.from({ length: 30 }, (_, row) => `b ${row}`),
      'text',
    ),
    { state: 'notCompared', drift: false },
  ],
])('%s is said, never crashed on', (_, reference, current, expected) => {
  const known = current ?? some;
  const report = measureDrift(
    { rows: reference?.n ?? 9, columns: reference ? { x: reference } : {} },
    { rows: known.n, columns: current ? { x: current } : {} },
  );
  expect(report.columns).toHaveLength(1);
  expect(report.columns[0]).toMatchObject({ name: 'x', ...expected });
  expect(DriftReport.parse(JSON.parse(JSON.stringify(report)))).toEqual(report);
});

test('ignored columns are not compared, and weigh on no other', () => {
  const a = table({ x: some, visit: numericProfile([1, 2, 3], 'date') });
  expect(measureDrift(a, a, { ignore: ['visit'] }).columns.map((column) => column.name)).toEqual(['x']);
});

test('the sentence names the site first, then the column that changed most, else what could have been seen', () => {
  const siteChange = {
    column: 'weight_kg',
    site: 'Busiu',
    sinceDay: 20_769,
    size: { value: 1.1, low: 0.9, high: 1.3 },
    n: 68,
    pValue: 1e-9,
    sites: [],
  };
  const steady = table({ x: some });
  const unitOf = (column: string) => (column === 'weight_kg' ? 'kg' : undefined);
  expect(describeDrift(measureDrift(steady, steady, { siteChange }), { unitOf })).toEqual({
    key: 'drift.finding.heavier',
    values: { column: 'weight_kg', site: 'Busiu', size: 1.1, low: 0.9, high: 1.3, unit: 'kg', since: 20_769, n: 68 },
  });
  const lower = { ...siteChange, column: 'pulse', size: { value: -4, low: -6, high: -2 } };
  expect(describeDrift(measureDrift(steady, steady, { siteChange: lower }))).toMatchObject({
    key: 'drift.finding.lower',
    values: { size: 4, low: 2, high: 6 },
  });
  const moved = table({ x: numericProfile(Array.from({ length: 90 }, (_, row) => 9 + (row % 17))) });
  expect(describeDrift(measureDrift(steady, moved))).toMatchObject({
    key: 'drift.finding.numbers',
    values: { column: 'x', before: expect.closeTo(7.89, 2) },
  });
  expect(describeDrift(measureDrift(steady, table({ x: numericProfile([1, 9, 12]) })))).toMatchObject({
    key: 'drift.finding.tooFew',
    values: { n: 3 },
  });
  expect(describeDrift(measureDrift(steady, { rows: 0, columns: {} })).key).toBe('drift.finding.emptyWindow');
  expect(describeDrift(measureDrift(steady, { rows: 5, columns: {} })).key).toBe('drift.finding.removedColumn');
});

test('small changes need about 200 records to be seen against a large reference', () => {
  expect(recordsNeeded(1_000_000)).toBe(200);
  expect(recordsNeeded(1_000)).toBe(250);
  expect(recordsNeeded(50)).toBe(400);
});
