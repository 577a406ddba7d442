import { expect, test } from 'vitest';
import { closestWord } from '../../electron/cli/closest-word.ts';
import { size, timeOf } from '../../electron/cli/figures.ts';
import { modelEnglish } from '../../electron/cli/model-english.ts';
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
