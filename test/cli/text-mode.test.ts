import { expect, test } from 'vitest';
import { captureEnglish } from '../../electron/cli/capture-english.ts';
import { closestWord } from '../../electron/cli/closest-word.ts';
import { size, timeOf } from '../../electron/cli/figures.ts';
import { modelEnglish } from '../../electron/cli/model-english.ts';
import { explainEnglish, turnsEnglish } from '../../electron/cli/explain-english.ts';
import { orderEdges } from '../../electron/cli/order-edges.ts';
import { formatTable } from '../../electron/cli/table.ts';

test('a table lines up texts on the left and numbers on the right, and counts signs, not bytes', () => {
  const lines = formatTable(
    [{ text: 'site' }, { text: 'rows', isNumber: true }],
    [
      ['Kasese', '1,200'],
      ['Mbalé', '7'],
    ],
  );

  expect(lines).toEqual(['site     rows', 'Kasese  1,200', 'Mbalé       7']);
});

test('a size has the unit in which a person reads it', () => {
  expect([0, 999, 33_014, 1_250_000, 2_345_600_000].map(size)).toEqual([
    '0 B',
    '999 B',
    '33.0 kB',
    '1.3 MB',
    '2,345.6 MB',
  ]);
});

test('a time is told on the clock of whoever reads it', () => {
  expect(timeOf(new Date(2026, 0, 5, 7, 4).getTime())).toBe('2026-01-05 07:04');
});

test('a clock that was set back is told of as far as it was, and a right one not at all', () => {
  const day = 24 * 3_600_000;
  expect(captureEnglish.clockBehind(3 * day)).toEqual([
    "This laptop's clock is behind the last record (in days: 3); check the date.",
  ]);
  expect(captureEnglish.clockBehind(null)).toEqual([]);
});

test('a slip of the finger finds the word that was meant, and nonsense finds none', () => {
  expect(closestWord('datset', ['dataset', 'target'])).toBe('dataset');
  expect(closestWord('xyzzy', ['dataset', 'target'])).toBeNull();
});

test('a scale that reads too little is said to read less, with its interval from small to large', () => {
  const change = { column: 'weight_kg', site: 'Busiu', sinceDay: 0, n: 40, pValue: 0, sites: [] };
  const report = { n: 40, referenceN: 100, drift: true, columns: [] };
  const lines = modelEnglish.drift({ ...report, siteChange: { ...change, size: { value: -1.5, low: -2, high: -1 } } });

  expect(lines.at(-1)).toBe('  Busiu since 1970-01-01: weight_kg reads 1.5 less (95 % 1 to 2)');
});

test('lineage is told from its origins on', () => {
  const edges = [
    { from: 'model', to: 'prediction', kind: 'made' },
    { from: 'data', to: 'run', kind: 'used' },
    { from: 'prediction', to: 'label', kind: 'answered' },
    { from: 'file', to: 'data', kind: 'imported' },
    { from: 'run', to: 'model', kind: 'trained' },
  ];

  expect(orderEdges(edges).map(({ kind }) => kind)).toEqual(['imported', 'used', 'trained', 'made', 'answered']);
});

test('reasons are told as a sentence and as a sum', () => {
  const contributions = [
    { column: 'muac_cm', contribution: Math.log(27) },
    { column: 'oedema', contribution: -Math.log(3) },
  ];
  const odds = { base: -Math.log(3), score: Math.log(3), contributions };
  const lines = explainEnglish({
    output: { prediction: 'yes' },
    explanation: { method: 'trees', unit: 'logOdds', of: 'yes', ...odds },
    input: { muac_cm: 10.9, oedema: '' },
  });

  expect(lines).toEqual([
    'mainly because muac_cm is 10.9',
    'yes, of 100: usually   25.0',
    'muac_cm is 10.9       +75.0',
    'oedema is missing     −25.0',
    'so                     75.0',
  ]);
});

test('a model that does not tell why has no lines, and an estimate says how good it is', () => {
  const sampled = {
    method: 'sampled' as const,
    unit: 'quantity' as const,
    of: null,
    base: 12,
    score: 7.5,
    contributions: [{ column: 'height_cm', contribution: -4.5, error: 0.5 }],
  };
  const told = { output: { prediction: 7.5 }, input: { height_cm: 73 } };

  expect(explainEnglish({ ...told, explanation: null })).toEqual([]);
  expect(explainEnglish({ ...told, explanation: sampled }).at(-1)).toBe('estimated: each figure may be off by 0.98');
});

test('what would turn an answer is told for the nearest other answer', () => {
  const turns = [
    { column: 'muac_cm', value: 12.3, to: 'no' },
    { column: 'site', value: 'Busiu', to: 'unclear' },
    { column: 'oedema', value: 'no', to: 'no' },
  ];

  expect(turnsEnglish(turns)).toEqual(['with muac_cm 12.3 or oedema no instead: no']);
  expect(turnsEnglish([])).toEqual([]);
});
