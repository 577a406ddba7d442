import { describe, expect, test } from 'vitest';
import { type Examples, openScorer, openStepper } from '../../../electron/compute/neural/batch-runner.ts';
import { relu } from '../../../electron/compute/neural/layers/activation.ts';
import { convolution } from '../../../electron/compute/neural/layers/convolution.ts';
import { dense } from '../../../electron/compute/neural/layers/dense.ts';
import { flatten } from '../../../electron/compute/neural/layers/flatten.ts';
import { maxPool } from '../../../electron/compute/neural/layers/max-pool.ts';
import { countParameters, drawParameters, type Network } from '../../../electron/compute/neural/network.ts';
import { perceptron } from '../../../electron/compute/neural/perceptron.ts';
import { meanLoss } from '../../../electron/compute/training/dense/measure-loss.ts';
import { createRandom } from '../../../shared/domain/random.ts';
import type { Task } from '../../../shared/model.ts';
import { PlainPerceptron } from './plain-perceptron.ts';

const BATCH = 8;
const ROWS = Int32Array.from({ length: BATCH }, (_, row) => row);

const overNumbers = (activation: 'relu' | 'tanh', scores: number): Network => ({
  input: { dtype: 'float32', shape: [5] },
  layers: perceptron(5, [7, 6], activation, scores),
});

/** Two of each layer that images go through, over pictures with plain parts. */
const overImages: Network = {
  input: { dtype: 'float32', shape: [2, 8, 8] },
  layers: [
    convolution(2, 3, 8, 8),
    maxPool,
    relu,
    convolution(3, 4, 4, 4),
    maxPool,
    relu,
    flatten([4, 2, 2]),
    dense(16, 3, 1),
  ],
};

const CASES: readonly { name: string; network: Network; task: Task; scores: number }[] = [
  { name: 'a relu perceptron of two classes', network: overNumbers('relu', 1), task: 'binary', scores: 1 },
  { name: 'a tanh perceptron of four classes', network: overNumbers('tanh', 4), task: 'multiclass', scores: 4 },
  { name: 'a relu perceptron of a quantity', network: overNumbers('relu', 1), task: 'regression', scores: 1 },
  { name: 'a convolutional network', network: overImages, task: 'multiclass', scores: 3 },
];

function makeExamples({ input }: Network, task: Task, scores: number): Examples {
  const random = createRandom(3);
  const width = input.shape.reduce((product, size) => product * size, 1);
  return {
    inputs: Float32Array.from({ length: BATCH * width }, (_, at) => (at % 16 < 4 ? 0 : random.normal())),
    responses: Float32Array.from({ length: BATCH }, () =>
      task === 'regression' ? random.normal() : random.int(Math.max(2, scores)),
    ),
    weights: Float32Array.from({ length: BATCH }, (_, row) => [0.5, 1, 1.5, 1][row % 4]!),
  };
}

/** After one step from rest, the momentum is a tenth of the slope. */
async function slopeOf(network: Network, task: Task, scores: number, examples: Examples, parameters: Float32Array) {
  const zeros = () => new Float32Array(parameters.length);
  const start = { parameters: parameters.slice(), momentum: zeros(), variance: zeros() };
  const stepper = await openStepper(network, { task, scoresPerRow: scores, batch: BATCH }, examples, start);
  await stepper.step(ROWS, 0, 0);
  const { momentum } = stepper.moments();
  await stepper.release();
  return momentum.map((value) => value * 10);
}

describe.for(CASES)('$name', ({ network, task, scores }) => {
  test('goes down the slope that finite differences of its loss find', async () => {
    const examples = makeExamples(network, task, scores);
    const parameters = drawParameters(network, createRandom(9));
    parameters.forEach((value, at) => (parameters[at] = value + 0.02 * ((at % 5) - 2.5)));
    const slope = await slopeOf(network, task, scores, examples, parameters);
    const scorer = await openScorer(network, scores);
    const responses = {
      task,
      values: Float64Array.from(examples.responses),
      weights: Float64Array.from(examples.weights),
      scoresPerRow: scores,
    };
    const lossAt = async (at: number, step: number): Promise<number> => {
      const moved = parameters.slice();
      moved[at]! += step;
      const loss = meanLoss(await scorer.score(examples.inputs, ROWS, moved), responses);
      return task === 'regression' ? loss ** 2 / 2 : loss;
    };

    let compared = 0;
    for (let at = 0; at < parameters.length; at += 1) {
      const [near, far] = [1e-3, 4e-3];
      const wide = ((await lossAt(at, far)) - (await lossAt(at, -far))) / (2 * far);
      const narrow = ((await lossAt(at, near)) - (await lossAt(at, -near))) / (2 * near);
      if (Math.abs(wide - narrow) > 1e-3) continue; // a kink of relu or of the maximum lies between
      compared += 1;
      expect(Math.abs(slope[at]! - wide)).toBeLessThan(2e-3);
    }
    await scorer.release();
    expect(compared).toBeGreaterThan(countParameters(network) * 0.8);
    expect(slope.some((value) => Math.abs(value) > 0.05)).toBe(true);
  });
});

test('many steps end where plain loops over typed arrays do', async () => {
  const network = overNumbers('relu', 4);
  const examples = { ...makeExamples(network, 'multiclass', 4), weights: new Float32Array(BATCH).fill(1) };
  const start = drawParameters(network, createRandom(5));
  const zeros = () => new Float32Array(start.length);
  const plain = new PlainPerceptron([5, 7, 6, 4], BATCH, start.slice());
  const moments = { parameters: start.slice(), momentum: zeros(), variance: zeros() };
  const stepper = await openStepper(network, { task: 'multiclass', scoresPerRow: 4, batch: BATCH }, examples, moments);
  const { correctedRate } = await import('../../../electron/compute/neural/write-adam.ts');

  for (let step = 1; step <= 50; step += 1) {
    await stepper.step(ROWS, correctedRate(0.01, step), 0);
    plain.step(examples.inputs as Float32Array, examples.responses, 0.01);
  }

  const { parameters } = stepper.moments();
  await stepper.release();
  parameters.forEach((value, at) => expect(Math.abs(value - plain.parameters[at]!)).toBeLessThan(1e-4));
  expect(Math.max(...parameters.map((value, at) => Math.abs(value - start[at]!)))).toBeGreaterThan(0.1);
});
