import { expect, test } from 'vitest';
import { type Examples, openStepper, type Stepper } from '../../../electron/compute/neural/batch-runner.ts';
import { tanh } from '../../../electron/compute/neural/layers/activation.ts';
import { dense } from '../../../electron/compute/neural/layers/dense.ts';
import { createMasks } from '../../../electron/compute/neural/masks.ts';
import { drawParameters, type Network } from '../../../electron/compute/neural/network.ts';
import { perceptron } from '../../../electron/compute/neural/perceptron.ts';
import { writeScores, writeStep } from '../../../electron/compute/neural/write-step.ts';
import { createRandom } from '../../../shared/domain/random.ts';

const WIDTH = 4;
const HIDDEN = 16;

const networkOf = (share: number, hidden: readonly number[] = [HIDDEN]): Network => ({
  input: { dtype: 'float32', shape: [WIDTH] },
  layers: perceptron(WIDTH, hidden, 'tanh', 1, share),
});

const plain: Network = {
  input: { dtype: 'float32', shape: [WIDTH] },
  layers: [dense(WIDTH, HIDDEN, 1), tanh, dense(HIDDEN, 1, 1)],
};
const parameters = drawParameters(plain, createRandom(4)).map((value, at) => value + 0.01 * (at % 7));
const secondLayer = { first: (WIDTH + 1) * HIDDEN, last: (WIDTH + 2) * HIDDEN };

const example: Examples = {
  inputs: Float32Array.of(0.4, -1.2, 0.9, 2),
  responses: Float32Array.of(30),
  weights: Float32Array.of(1),
};

/** Of one example; after one step from rest, the momentum is a tenth of the slope. */
async function slopeOf(network: Network, start: Float32Array, prepare?: (stepper: Stepper) => void) {
  const zeros = () => new Float32Array(start.length);
  const moments = { parameters: start.slice(), momentum: zeros(), variance: zeros() };
  const stepper = await openStepper(network, { task: 'regression', scoresPerRow: 1, batch: 1 }, example, moments);
  prepare?.(stepper);
  await stepper.step(Int32Array.of(0), 0, 0);
  const { momentum } = stepper.moments();
  await stepper.release();
  return momentum.map((value) => value * 10);
}

const maskOf = (network: Network, batch: number, seed: number, name = 'mask_1'): Float32Array => {
  const masks = createMasks(network, batch);
  masks.draw(createRandom(seed));
  return masks.feeds[name]?.data as Float32Array; // as it is made
};

test('a mask drops the share that was asked for and makes up for it in the rest', () => {
  for (const share of [0.1, 0.5, 0.9]) {
    const mask = maskOf(networkOf(share), 2_000, 3);
    const dropped = mask.filter((value) => value === 0).length / mask.length;

    expect(Math.abs(dropped - share)).toBeLessThan(0.01);
    expect(new Set(mask)).toEqual(new Set([0, Math.fround(1 / (1 - share))]));
  }
});

test('every hidden layer has a mask of its own, which follows from the seed alone', () => {
  const deep = networkOf(0.5, [HIDDEN, HIDDEN]);

  expect(maskOf(deep, 64, 1)).toEqual(maskOf(deep, 64, 1));
  expect(maskOf(deep, 64, 1)).not.toEqual(maskOf(deep, 64, 2));
  expect(maskOf(deep, 64, 1)).not.toEqual(maskOf(deep, 64, 1, 'mask_2'));
});

test('a step goes down the slope of the network that is left', async () => {
  const masked = networkOf(0.5);
  const mask = maskOf(masked, 1, 8);
  const slope = await slopeOf(masked, parameters, ({ drop }) => drop(createRandom(8)));

  // Of one row, a hidden number times its mask is the same as its weight times that mask.
  const left = parameters.slice();
  const { first, last } = secondLayer;
  for (let at = first; at < last; at += 1) left[at]! *= mask[at - first]!;
  const expected = await slopeOf(plain, left);
  for (let at = first; at < last; at += 1) expected[at]! *= mask[at - first]!;

  slope.forEach((value, at) => expect(Math.abs(value - expected[at]!)).toBeLessThan(1e-4));
  expect(slope.subarray(first, last).filter((value) => value === 0).length).toBe(
    mask.filter((value) => value === 0).length,
  );
  expect(slope.some((value) => Math.abs(value) > 1)).toBe(true);
});

test('until something is drawn a step drops nothing', async () => {
  expect(await slopeOf(networkOf(0.5), parameters)).toEqual(await slopeOf(plain, parameters));
});

test('a share of 0 writes the training step of a network without masks, and no scoring has them', () => {
  expect(writeStep(networkOf(0), 'binary', 1, 8)).toEqual(writeStep(plain, 'binary', 1, 8));
  expect(Object.keys(createMasks(networkOf(0), 8).feeds)).toEqual([]);
  expect(writeScores(networkOf(0.5))).toEqual(writeScores(plain));
});
