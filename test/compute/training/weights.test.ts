import { expect, test } from 'vitest';
import { createBreather } from '../../../electron/compute/breather.ts';
import { learn } from '../../../electron/compute/training/learners.ts';
import type { Target } from '../../../electron/compute/training/read-target.ts';
import type { TrainingData } from '../../../electron/compute/training/training-data.ts';
import { createRandom } from '../../../shared/domain/random.ts';
import { LinearParameters, type Learning, TreeParameters } from '../../../shared/training.ts';
import { numbers, texts } from '../start-engine.ts';

const breather = createBreather(new AbortController().signal);
const ROWS = 400;
const TASKS: readonly Target['task'][] = ['binary', 'multiclass', 'regression'];
const LEARNINGS: readonly Learning[] = [
  { algorithm: 'gbdt', parameters: TreeParameters.parse({ trees: 5, leaves: 6, minRowsInLeaf: 8 }) },
  { algorithm: 'linear', parameters: LinearParameters.parse({ l1: 2, l2: 3 }) },
];

/** Numbers of few values, so that bins are alike however often a row stands there; gaps and categories too. */
function makeData(task: Target['task'], seed: number): TrainingData {
  const random = createRandom(seed);
  const first = Array.from({ length: ROWS }, () => (random.next() < 0.1 ? Number.NaN : random.int(30)));
  const site = Array.from({ length: ROWS }, () => ['north', 'south', 'east', null][random.int(4)] ?? null);
  const drift = first.map(
    (x, row) => (Number.isNaN(x) ? 5 : x) / 10 + (site[row] === 'south' ? 1 : 0) + random.normal(),
  );
  const features = [numbers('first', first), texts('site', site)];
  return { features, target: targetOf(task, drift), rows: ROWS, site: null };
}

function targetOf(task: Target['task'], drift: readonly number[]): Target {
  if (task === 'regression') return { task, values: Float64Array.from(drift) };
  const classes = task === 'binary' ? ['no', 'yes'] : ['a', 'b', 'c'];
  const top = classes.length - 1;
  return { task, classes, classOf: Int32Array.from(drift, (x) => Math.min(top, Math.max(0, Math.round(x - 1)))) };
}

async function answersOf(learning: Learning, data: TrainingData, rows: Int32Array, weights?: Float64Array) {
  const request = { data, rows, random: createRandom(1), breather, ...(weights && { weights }) };
  const { model } = await learn(learning, request);
  return model.predict(data.features, breather);
}

const largestDifference = (one: Float32Array, other: Float32Array): number =>
  one.reduce((most, value, at) => Math.max(most, Math.abs(value - (other[at] ?? Number.NaN))), 0);

for (const learning of LEARNINGS) {
  test.for(TASKS)(`${learning.algorithm}: a weight of n is as good as the row n times (%s)`, async (task) => {
    const data = makeData(task, 4);
    const all = Int32Array.from({ length: ROWS }, (_, row) => row);
    const weights = Float64Array.from(all, (row) => [0, 1, 1, 3][row % 4] ?? 1);
    const repeated = Int32Array.from([...all].flatMap((row) => Array.from({ length: weights[row] ?? 0 }, () => row)));

    const weighed = await answersOf(learning, data, all, weights);
    const plain = await answersOf(learning, data, repeated);
    const ignored = await answersOf(learning, data, all);

    // Trees round their gradients at random by row, which moves no split here; the solver stops near the least loss.
    expect(largestDifference(weighed, plain)).toBeLessThan(learning.algorithm === 'gbdt' ? 1e-6 : 1e-4);
    expect(largestDifference(weighed, ignored)).toBeGreaterThan(0.01);
  });

  test.for(TASKS)(`${learning.algorithm}: weights of 1 change no byte (%s)`, async (task) => {
    const data = makeData(task, 5);
    const rows = Int32Array.from({ length: ROWS }, (_, row) => row);
    const bytes = async (weights?: Float64Array) => {
      const request = { data, rows, random: createRandom(1), breather, ...(weights && { weights }) };
      return (await learn(learning, request)).model.export().onnx;
    };
    expect(await bytes(new Float64Array(ROWS).fill(1))).toEqual(await bytes());
  });
}

test.for(LEARNINGS)('$algorithm: held-out rows are judged by their weights', async (learning) => {
  const data = makeData('binary', 6);
  const half = (from: number): Int32Array => Int32Array.from({ length: ROWS / 2 }, (_, row) => from + row);
  const lastLoss = async (weights: Float64Array): Promise<number> => {
    const request = { data, rows: half(0), heldOut: half(ROWS / 2), weights, random: createRandom(1), breather };
    return (await learn(learning, request)).curve.at(-1)?.heldOut ?? Number.NaN;
  };
  const { classOf } = data.target as Extract<Target, { task: 'binary' | 'multiclass' }>; // makeData says so
  const plain = new Float64Array(ROWS).fill(1);
  const heavy = plain.map((weight, row) => (row >= ROWS / 2 && classOf[row] === 0 ? 50 : weight));

  expect(Math.abs((await lastLoss(heavy)) - (await lastLoss(plain)))).toBeGreaterThan(0.001);
});
