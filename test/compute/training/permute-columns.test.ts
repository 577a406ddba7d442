import { expect, test } from 'vitest';
import { createBreather } from '../../../electron/compute/breather.ts';
import { permuteColumns } from '../../../electron/compute/training/judging/permute-columns.ts';
import type { FeatureColumn } from '../../../electron/compute/training/training-data.ts';
import { createRandom } from '../../../shared/domain/random.ts';
import { numbers, startEngine, train, valueOf } from '../start-engine.ts';

const breather = createBreather(new AbortController().signal);
const ROWS = 4_000;

test('mixing up x of the model y = x makes the error that of two independent draws, and other columns change nothing', async () => {
  const random = createRandom(1);
  const x = Float64Array.from({ length: ROWS }, random.normal);
  const features = [numbers('other', Float64Array.from(x, random.normal)), numbers('x', x)];
  const told: number[] = [];
  const model = {
    predict: (asked: readonly FeatureColumn[]) => {
      const chunk = asked[1]?.chunk;
      if (chunk?.kind !== 'numeric') throw new Error('x holds numbers');
      told.push(chunk.values.length);
      return Promise.resolve(Float32Array.from(chunk.values));
    },
  };
  const target = { task: 'regression', values: x } as const;
  const heldOut = Int32Array.from({ length: ROWS }, (_, row) => row);

  const permuted = await permuteColumns(model, features, target, heldOut, random, breather);

  expect(permuted.map(({ column }) => column)).toEqual(['x', 'other']);
  // The difference of two independent standard normals has the deviation √2.
  expect(permuted[0]?.rise).toBeCloseTo(Math.SQRT2, 1);
  expect(permuted[0]?.spread).toBeGreaterThan(0);
  expect(permuted[1]).toEqual({ column: 'other', rise: 0, spread: 0 });
  // Thirty thousand answers at most over two columns and five shufflings: 3,000 rows, asked once more as they are.
  expect(told).toEqual(Array.from({ length: 11 }, () => 3_000));
});

test.each([
  ['gbdt', { trees: 20 }],
  ['linear', {}],
] as const)('a run of %s says what its columns are worth on rows it has not seen', async (algorithm, parameters) => {
  const random = createRandom(2);
  const [useful, useless] = [0, 1].map(() => Array.from({ length: 400 }, random.normal));
  const columns = [
    numbers('useless', useless ?? []),
    numbers('useful', useful ?? []),
    numbers(
      'y',
      (useful ?? []).map((value) => (value + random.normal() / 2 > 0 ? 1 : 0)),
    ),
  ];

  const { permuted } = valueOf(await train(startEngine(), columns, 'y', { algorithm, parameters }));

  expect(permuted.map(({ column }) => column)).toEqual(['useful', 'useless']);
  expect(permuted[0]?.rise).toBeGreaterThan(0.1);
  expect(Math.abs(permuted[1]?.rise ?? Number.NaN)).toBeLessThan(0.1);
});

test('without rows nothing is said', async () => {
  const features = [numbers('x', [1, 2])];
  const model = { predict: () => Promise.resolve(new Float32Array(0)) };
  const target = { task: 'regression', values: Float64Array.of(1, 2) } as const;
  expect(await permuteColumns(model, features, target, new Int32Array(0), createRandom(1), breather)).toEqual([]);
});
