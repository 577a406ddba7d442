import { expect, test } from 'vitest';
import { binRows, findBinBounds, MISSING_BIN } from '../../../electron/compute/boosting/bin-features.ts';
import { fitTrees } from '../../../electron/compute/boosting/fit-trees.ts';
import type { Labels } from '../../../electron/compute/boosting/objectives.ts';
import { gradientOf, hessianOf, packGradients } from '../../../electron/compute/boosting/packed-gradients.ts';
import { predictScores } from '../../../electron/compute/boosting/predict-trees.ts';
import { createBreather } from '../../../electron/compute/breather.ts';
import { createRandom } from '../../../shared/domain/random.ts';
import { TreeParameters } from '../../../shared/training.ts';

const breather = createBreather(new AbortController().signal);
const fit = (columns: readonly Float32Array[], labels: Labels, parameters: Partial<TreeParameters>) =>
  fitTrees(
    { columns, labels },
    { parameters: { ...TreeParameters.parse({}), ...parameters }, random: createRandom(1), breather },
  );

test('one split of a step function is found where it is, with the leaf values of the formula', async () => {
  const x = Float32Array.from({ length: 40 }, (_, row) => row);
  const values = Float64Array.from(x, (value) => (value < 10 ? -3 : 1));

  const { ensemble } = await fit(
    [x],
    { task: 'regression', values },
    { trees: 1, leaves: 2, learningRate: 1, minRowsInLeaf: 1, lambda: 1 },
  );

  const [tree] = ensemble.trees;
  expect(ensemble.baseScores[0]).toBe(0);
  expect(tree).toMatchObject({ feature: Int32Array.of(0, -1, -1), threshold: Float32Array.of(9.5, 0, 0) });
  // -sum of gradients / (rows + lambda): -30 / 11 and 30 / 31.
  expect(tree?.value[1]).toBeCloseTo(-30 / 11, 6);
  expect(tree?.value[2]).toBeCloseTo(30 / 31, 6);
});

test('missing values go to the side where they belong', async () => {
  const x = Float32Array.from({ length: 60 }, (_, row) => (row % 3 === 0 ? NaN : row));
  const labelled = (isLow: (row: number) => boolean): Labels => ({
    task: 'regression',
    values: Float64Array.from(x, (_, row) => (isLow(row) ? 0 : 1)),
  });
  const small = { trees: 1, leaves: 2, learningRate: 1, minRowsInLeaf: 1, lambda: 0 };

  const withLow = await fit(
    [x],
    labelled((row) => row % 3 === 0 || row < 30),
    small,
  );
  const withHigh = await fit(
    [x],
    labelled((row) => row % 3 !== 0 && row < 30),
    small,
  );
  const alone = await fit(
    [x],
    labelled((row) => row % 3 === 0),
    small,
  );

  expect([withLow.ensemble.trees[0]?.missingLeft[0], withHigh.ensemble.trees[0]?.missingLeft[0]]).toEqual([1, 0]);
  const rows = [Float32Array.of(NaN, 1, 59)];
  expect([...(await predictScores(withLow.ensemble, rows, breather))].map(Math.round)).toEqual([0, 0, 1]);
  expect([...(await predictScores(withHigh.ensemble, rows, breather))].map(Math.round)).toEqual([1, 0, 1]);
  expect([...(await predictScores(alone.ensemble, rows, breather))].map(Math.round)).toEqual([0, 1, 1]);
});

test('a leaf holds no fewer rows than asked', async () => {
  const random = createRandom(3);
  const x = Float32Array.from({ length: 500 }, random.next);
  const values = Float64Array.from(x, () => random.normal());

  const { ensemble } = await fit([x], { task: 'regression', values }, { trees: 5, leaves: 31, minRowsInLeaf: 40 });

  for (const tree of ensemble.trees) {
    const rowsByLeaf = new Map<number, number>();
    for (const score of await predictScores({ ...ensemble, trees: [tree] }, [x], breather)) {
      rowsByLeaf.set(score, (rowsByLeaf.get(score) ?? 0) + 1);
    }
    expect(Math.min(...rowsByLeaf.values())).toBeGreaterThanOrEqual(40);
  }
});

test('columns that tell nothing apart give one tree of one leaf', async () => {
  const { ensemble, rounds } = await fit(
    [new Float32Array(50)],
    { task: 'binary', positive: Uint8Array.from({ length: 50 }, (_, row) => row % 2) },
    { trees: 20 },
  );

  expect([rounds, ensemble.trees.length, ensemble.trees[0]?.feature.length]).toEqual([1, 1, 1]);
});

test('bins separate what thresholds separate, infinities and missing values included', async () => {
  const values = Float32Array.of(3, -Infinity, NaN, 1, 2, Infinity, 2);
  const bounds = findBinBounds(values, 255);
  const { bins } = await binRows([values], [bounds], breather);

  expect([...bins]).toEqual([3, 0, MISSING_BIN, 1, 2, 4, 2]);
  for (const [row, value] of values.entries()) {
    for (const [bin, bound] of bounds.entries())
      if (!Number.isNaN(value)) expect(value <= bound).toBe(bins[row]! <= bin);
  }
});

test('neighbouring float32 numbers fall into bins of their own', async () => {
  const next = Math.fround(1 + 2 ** -23);
  const values = Float32Array.of(1, next);
  const { bins } = await binRows([values], [findBinBounds(values, 255)], breather);

  expect([...bins]).toEqual([0, 1]);
});

test('many values are cut into bins of about equal size', async () => {
  const random = createRandom(5);
  const values = Float32Array.from({ length: 20_000 }, () => random.normal());
  const { bins } = await binRows([values], [findBinBounds(values, 16)], breather);
  const counts = new Map<number, number>();
  for (const bin of bins) counts.set(bin, (counts.get(bin) ?? 0) + 1);

  expect(counts.size).toBe(16);
  expect(Math.max(...counts.values())).toBeLessThan(1_400);
  expect(Math.min(...counts.values())).toBeGreaterThan(1_100);
});

test('packed gradients unpack to their sums without bias', () => {
  const random = createRandom(9);
  const rows = 100_000;
  const gradients = Float64Array.from({ length: rows }, () => random.normal() * 0.2);
  const hessians = Float64Array.from({ length: rows }, () => random.next() * 0.25);
  const noise = Float64Array.from({ length: 8_192 }, random.next);

  const { packed, gradientStep, hessianStep } = packGradients(gradients, hessians, new Float64Array(rows), noise, 3);

  const sum = packed.reduce((total, value) => total + value, 0);
  expect(gradientOf(sum)).toBe(packed.reduce((total, value) => total + gradientOf(value), 0));
  const exact = (values: Float64Array): number => values.reduce((total, value) => total + value, 0);
  // Rounding noise of 100,000 rows: some hundred steps at most.
  expect(Math.abs(gradientOf(sum) * gradientStep - exact(gradients))).toBeLessThan(600 * gradientStep);
  expect(Math.abs(hessianOf(sum) * hessianStep - exact(hessians))).toBeLessThan(600 * hessianStep);
});

test('numbers that are rounded and repeat are cut as finely as smooth ones', () => {
  const random = createRandom(8);
  const values = Float32Array.from({ length: 50_000 }, () => Math.round(random.normal() * 100) / 100);

  const bounds = findBinBounds(values, 255);

  expect(bounds.length).toBeGreaterThan(150);
  expect(bounds).toEqual(Float32Array.from(new Set(bounds)).toSorted());
});
