import { describe, expect, test } from 'vitest';
import { createBreather } from '../../../electron/compute/breather.ts';
import type { Matrix } from '../../../electron/compute/training/dense/prepare-features.ts';
import type { Responses } from '../../../electron/compute/training/dense/linear-loss.ts';
import { solveLinear } from '../../../electron/compute/training/dense/solve-linear.ts';
import { createRandom, type Random } from '../../../shared/domain/random.ts';

const breather = createBreather(new AbortController().signal);
const ROWS = 400;

function makeMatrix(random: Random, width: number): Matrix {
  const values = Float32Array.from({ length: ROWS * width }, () => random.normal());
  return { values, rows: ROWS, width };
}

const rowOf = ({ values, width }: Matrix, row: number): readonly number[] => [
  ...values.subarray(row * width, (row + 1) * width),
];

const dot = (a: ArrayLike<number>, b: readonly number[]): number =>
  b.reduce((sum, value, index) => sum + value * (a[index] ?? 0), 0);

const solve = (matrix: Matrix, responses: Responses, penalties: { l1: number; l2: number }) =>
  solveLinear(matrix, responses, { ...penalties, iterations: 50_000, breather });

test('ridge regression is what its normal equation says', async () => {
  const random = createRandom(1);
  const matrix = makeMatrix(random, 1);
  const values = Float64Array.from(
    { length: ROWS },
    (_, row) => 3 * dot([1], rowOf(matrix, row)) + 2 + random.normal(),
  );
  const l2 = 50;

  const { weights, bias } = await solve(matrix, { task: 'regression', values, scoresPerRow: 1 }, { l1: 0, l2 });

  const x = Float64Array.from(matrix.values);
  const mean = (of: Float64Array): number => of.reduce((sum, value) => sum + value, 0) / ROWS;
  const [xMean, yMean] = [mean(x), mean(values)];
  const xy = x.reduce((sum, value, row) => sum + (value - xMean) * ((values[row] ?? 0) - yMean), 0);
  const xx = x.reduce((sum, value) => sum + (value - xMean) ** 2, 0);
  expect(weights[0]).toBeCloseTo(xy / (xx + l2), 6);
  expect(bias[0]).toBeCloseTo(yMean - (xy / (xx + l2)) * xMean, 6);
});

describe.for([
  { l1: 0, l2: 1 },
  { l1: 20, l2: 0.5 },
])('with l1 $l1 and l2 $l2', (penalties) => {
  test('no weight of a logistic regression can be moved for the better', async () => {
    const random = createRandom(2);
    const matrix = makeMatrix(random, 6);
    const values = Float64Array.from({ length: ROWS }, (_, row) => {
      const score = dot([2, -1, 0.1, 0, 0, 0], rowOf(matrix, row)) - 0.5;
      return random.next() < 1 / (1 + Math.exp(-score)) ? 1 : 0;
    });

    const { weights, bias } = await solve(matrix, { task: 'binary', values, scoresPerRow: 1 }, penalties);

    const errors = Array.from(values, (value, row) => {
      const score = dot(weights, rowOf(matrix, row)) + (bias[0] ?? 0);
      return 1 / (1 + Math.exp(-score)) - value;
    });
    expect(errors.reduce((sum, error) => sum + error, 0)).toBeCloseTo(0, 3);
    for (let column = 0; column < 6; column += 1) {
      const slope = errors.reduce((sum, error, row) => sum + error * (rowOf(matrix, row)[column] ?? 0), 0);
      const weight = weights[column] ?? 0;
      // The subgradient of the penalised sum holds 0: Karush, Kuhn and Tucker.
      if (weight === 0) expect(Math.abs(slope)).toBeLessThanOrEqual(penalties.l1 + 1e-3);
      else expect(slope + penalties.l2 * weight + penalties.l1 * Math.sign(weight)).toBeCloseTo(0, 3);
    }
    if (penalties.l1 > 0) expect([...weights].filter((weight) => weight === 0).length).toBeGreaterThanOrEqual(3);
  });
});

test('softmax over two classes is the logistic regression with half the penalty', async () => {
  const random = createRandom(3);
  const matrix = makeMatrix(random, 3);
  const values = Float64Array.from({ length: ROWS }, (_, row) =>
    random.next() < 1 / (1 + Math.exp(-dot([1, 2, 0], rowOf(matrix, row)))) ? 1 : 0,
  );
  const two = await solve(matrix, { task: 'multiclass', values, scoresPerRow: 2 }, { l1: 0, l2: 2 });
  const one = await solve(matrix, { task: 'binary', values, scoresPerRow: 1 }, { l1: 0, l2: 1 });
  for (let column = 0; column < 3; column += 1) {
    const difference = (two.weights[column * 2 + 1] ?? 0) - (two.weights[column * 2] ?? 0);
    expect(difference).toBeCloseTo(one.weights[column] ?? Number.NaN, 4);
  }
});

test('columns that nearly repeat each other, and groups of 0 and 1 that add up to the bias, settle in few steps', async () => {
  const random = createRandom(4);
  const width = 12;
  const values = new Float32Array(ROWS * width);
  for (let row = 0; row < ROWS; row += 1) {
    const first = random.normal();
    values.set([first, first + 0.02 * random.normal(), random.normal()], row * width);
    values[row * width + 3 + random.int(4)] = 1;
    values[row * width + 7 + random.int(5)] = 1;
  }
  const matrix = { values, rows: ROWS, width };
  const answers = Float64Array.from({ length: ROWS }, (_, row) =>
    random.next() < 1 / (1 + Math.exp(-2 * (values[row * width] ?? 0))) ? 1 : 0,
  );

  const { steps } = await solve(matrix, { task: 'binary', values: answers, scoresPerRow: 1 }, { l1: 0, l2: 0.01 });

  expect(steps).toBeLessThan(50);
});
