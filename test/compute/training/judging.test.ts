import { expect, test } from 'vitest';
import { judgeRows } from '../../../electron/compute/training/judging/judge-rows.ts';
import { type JudgedRows, metricsOf } from '../../../shared/domain/judging/judged-rows.ts';
import { measureIntervals } from '../../../shared/domain/judging/measure-intervals.ts';
import { preparePart, weightedMetrics } from '../../../shared/domain/judging/resample-metrics.ts';
import type { Target } from '../../../electron/compute/training/read-target.ts';
import { wilsonInterval, Z95 } from '../../../shared/domain/interval.ts';
import { createRandom } from '../../../shared/domain/random.ts';
import { areaInterval } from '../../../shared/domain/roc.ts';
import { type NamedColumn, numbers, startEngine, texts, train, valueOf } from '../start-engine.ts';

/** Held-out rows with answers that are right more often than not, some of them equal. */
function judged(task: Target['task'], rows: number, copies = 1): JudgedRows {
  const random = createRandom(7);
  const all = Int32Array.from({ length: rows * copies }, (_, row) => row);
  if (task === 'regression') {
    const values = Float64Array.from(all, () => 50 + 10 * random.normal());
    const outputs = Float32Array.from(values, (value) => value + 3 * random.normal());
    return judgeRows({ task, values }, all, { outputs, predicted: new Int32Array(0), confidence: outputs });
  }
  const classes = task === 'binary' ? ['no', 'yes'] : ['a', 'b', 'c'];
  const drawn = Int32Array.from({ length: rows }, () => random.int(classes.length));
  const said = [...drawn].map((label) => classes.map((_, at) => 1 + random.int(6) + (at === label ? 2 : 0)));
  const classOf = Int32Array.from(all, (row) => drawn[row % rows]!);
  const outputs = Float32Array.from(
    [...all].flatMap((row) => said[row % rows]!.map((size) => size / said[row % rows]!.reduce((a, b) => a + b, 0))),
  );
  const predicted = Int32Array.from(all, (row) => said[row % rows]!.indexOf(Math.max(...said[row % rows]!)));
  return judgeRows({ task, classes, classOf }, all, { outputs, predicted, confidence: outputs });
}

test.for(['binary', 'multiclass', 'regression'] as const)(
  'rows that count once give the plain metrics (%s)',
  (task) => {
    const rows = judged(task, 300);
    const weighted = weightedMetrics(preparePart(rows), new Int32Array(300).fill(1));
    const plain = metricsOf(rows);
    expect(Object.keys(weighted).toSorted()).toEqual(Object.keys(plain).toSorted());
    for (const [name, value] of Object.entries(plain)) expect(weighted[name]).toBeCloseTo(value, 6);
  },
);

test('a row that counts three times is as good as the row three times', () => {
  const [once, thrice] = [judged('binary', 90), judged('binary', 90, 3)];
  const weighted = weightedMetrics(preparePart(once), new Int32Array(90).fill(3));
  for (const [name, value] of Object.entries(metricsOf(thrice))) expect(weighted[name]).toBeCloseTo(value, 6);
});

test('intervals of independent rows are those of their formulas, and the mean loss has its standard error', () => {
  const rows = judged('binary', 400);
  const metrics = metricsOf(rows);
  const positives = rows.actual.filter((truth) => truth === 1).length;
  const intervals = measureIntervals(rows, null, createRandom(1));

  const wilson = wilsonInterval(Math.round(metrics['sensitivity']! * positives), positives)!;
  expect(intervals['sensitivity']).toEqual({ low: wilson.low, high: wilson.high });
  const area = areaInterval(metrics['auc']!, positives, 400 - positives)!;
  expect(intervals['auc']).toEqual({ low: area.low, high: area.high });
  const { losses } = preparePart(rows);
  const mean = losses.reduce((sum, loss) => sum + loss, 0) / 400;
  const error = Math.sqrt(losses.reduce((sum, loss) => sum + (loss - mean) ** 2, 0) / 400 / 400);
  expect(intervals['logLoss']!.high - mean).toBeGreaterThan(Z95 * error * 0.85);
  expect(intervals['logLoss']!.high - mean).toBeLessThan(Z95 * error * 1.15);
});

test('the same cases four times over are no more certain when it is known that they are the same', () => {
  const rows = judged('binary', 100, 4);
  const unitOf = Int32Array.from({ length: 400 }, (_, row) => 1_000 + (row % 100));
  const widthOf = (units: Int32Array | null): number => {
    const { low, high } = measureIntervals(rows, units, createRandom(1))['auc']!;
    return high - low;
  };
  expect(widthOf(unitOf) / widthOf(null)).toBeGreaterThan(1.6);
  expect(widthOf(unitOf) / widthOf(null)).toBeLessThan(2.4);
});

test('a quantity has intervals too, and nobody is surer than certain', () => {
  const intervals = measureIntervals(judged('regression', 300), null, createRandom(1));
  expect(Object.keys(intervals).toSorted()).toEqual(['mae', 'r2', 'rmse']);
  expect(intervals['mae']!.low).toBeGreaterThan(1.9);
  expect(intervals['mae']!.high).toBeLessThan(2.9);
  expect(intervals['r2']!.high).toBeLessThanOrEqual(1);
});

/** The scale of one site is of no use, and labels that were given in sight of a prediction are its opposite. */
function clinics(): NamedColumn[] {
  const random = createRandom(11);
  const rows = Array.from({ length: 1_200 }, random.normal);
  const site = rows.map((_, row) => ['Gulu', 'Arua', 'Mbale'][row % 3]!);
  return [
    numbers(
      'x',
      rows.map((x, row) => (site[row] === 'Mbale' ? random.normal() : x)),
    ),
    { ...texts('site', site), column: { name: 'site', type: 'category', role: 'site' } },
    {
      ...texts(
        'sex',
        rows.map((_, row) => (row % 2 ? 'f' : 'm')),
      ),
      column: { name: 'sex', type: 'category', sensitive: true },
    },
    {
      ...texts(
        'seen',
        rows.map((_, row) => String(row % 5 === 0)),
        'boolean',
      ),
      column: { name: 'seen', type: 'boolean', role: 'shown' },
    },
    texts(
      'answer',
      rows.map((x, row) => ((row % 5 === 0 ? -x : x) > 0 ? 'yes' : 'no')),
    ),
  ];
}

test('figures are kept for each site and what is sensitive, and for labels given blind and in sight', async () => {
  const { slices, sight, heldOutRows, intervals, metrics } = valueOf(
    await train(startEngine(), clinics(), 'answer', { algorithm: 'linear', beside: ['site', 'sex', 'seen'] }),
  );

  const worst = slices.filter(({ metric }) => metric === 'auc').toSorted((a, b) => a.measured - b.measured)[0]!;
  expect(worst).toMatchObject({ column: 'site', value: 'Mbale' });
  expect(worst.low).toBeLessThan(0.6);
  const bySite = slices.filter(({ column, metric }) => column === 'site' && metric === 'auc');
  expect(bySite.map(({ value }) => value).toSorted()).toEqual(['Arua', 'Gulu', 'Mbale']);
  expect(bySite.reduce((sum, { n }) => sum + n, 0)).toBe(heldOutRows);
  expect(new Set(slices.map(({ column }) => column))).toEqual(new Set(['site', 'sex']));
  const [blind, shown] = sight;
  expect(blind).toMatchObject({ given: 'blind' });
  expect(blind!.metrics['auc']).toBeGreaterThan(0.7);
  expect(shown!.metrics['auc']).toBeLessThan(0.35);
  expect(blind!.n + shown!.n).toBe(heldOutRows);
  expect(intervals['auc']!.low).toBeLessThan(metrics['auc']!);
  expect(intervals['auc']!.high).toBeGreaterThan(metrics['auc']!);
});
