import { expect, test } from 'vitest';
import { createBreather } from '../../../electron/compute/breather.ts';
import { learn } from '../../../electron/compute/training/learners.ts';
import type { TrainingData } from '../../../electron/compute/training/training-data.ts';
import { createRandom } from '../../../shared/domain/random.ts';
import { type Learning, MlpParameters } from '../../../shared/training.ts';
import { numbers, startEngine, valueOf } from '../start-engine.ts';
import { sha256Of } from '../tiny-models.ts';
import { fieldsOf, trainOn } from './going-on-fixtures.ts';

const TRAINED = Int32Array.from({ length: 80 }, (_, row) => row);
const HELD_OUT = Int32Array.from({ length: 400 }, (_, row) => 80 + row);
const breather = createBreather(new AbortController().signal);

/** Few rows of many numbers, two of which tell the class most of the time: a network soon knows the rows by heart. */
function temptation(): TrainingData {
  const random = createRandom(2);
  const rows = TRAINED.length + HELD_OUT.length;
  const columns = Array.from({ length: 20 }, () => Array.from({ length: rows }, random.normal));
  const [one = [], other = []] = columns;
  const classOf = Int32Array.from(one, (value, row) => Number(value + other[row]! + 1.2 * random.normal() > 0));
  return {
    features: columns.map((values, index) => numbers(`x${index}`, values)),
    target: { task: 'binary', classes: ['no', 'yes'], classOf },
    rows,
    site: null,
  };
}

const dropping = (given: Partial<MlpParameters>): Learning => ({
  algorithm: 'mlp',
  parameters: MlpParameters.parse({
    hidden: [64],
    epochs: 60,
    batch: 16,
    learningRate: 0.01,
    earlyStopping: 0,
    ...given,
  }),
});

const fit = (given: Partial<MlpParameters>, seed = 1) =>
  learn(dropping(given), {
    data: temptation(),
    rows: TRAINED,
    heldOut: HELD_OUT,
    random: createRandom(seed),
    breather,
  });

test('a network that learns few rows by heart does better on others when it drops a half', async () => {
  const [whole, halved] = [await fit({}), await fit({ dropout: 0.5 })];

  const lossAtEnd = ({ curve }: typeof whole): number => curve.at(-1)?.heldOut ?? NaN;
  expect(lossAtEnd(halved)).toBeLessThan(lossAtEnd(whole) * 0.8);
  expect(halved.curve.at(-1)?.training).toBeGreaterThan(whole.curve.at(-1)?.training ?? NaN);
});

test('the same seed drops the same, another seed and another share others, and none by default', async () => {
  const bytesOf = async (given: Partial<MlpParameters>, seed = 1): Promise<string> =>
    sha256Of((await fit({ epochs: 4, ...given }, seed)).model.export().onnx);
  const third = await bytesOf({ dropout: 0.3 });

  expect(await bytesOf({ dropout: 0.3 })).toBe(third);
  expect(await bytesOf({ dropout: 0.3 }, 2)).not.toBe(third);
  expect(await bytesOf({ dropout: 0.4 })).not.toBe(third);
  expect(await bytesOf({})).toBe(await bytesOf({ dropout: 0 }));
  expect(await bytesOf({})).not.toBe(third);
});

test('the file of a network that dropped answers as its trainer and holds nothing that drops', async () => {
  const trained = async (dropout: number) => {
    const parameters = { hidden: [12, 6], activation: 'tanh', epochs: 20, batch: 32, learningRate: 0.01, dropout };
    return valueOf(
      await trainOn(startEngine(), fieldsOf({ rows: 240, seed: 1 }), { algorithm: 'mlp', target: 'crop', parameters }),
    );
  };
  const [dropped, whole] = [await trained(0.4), await trained(0)];

  expect(dropped.maxDifference).toBeLessThanOrEqual(1e-5);
  expect(dropped.metrics['accuracy']).toBeGreaterThan(0.8);
  expect(dropped.onnx.length).toBe(whole.onnx.length);
});

test('a share outside 0 to 0.9 is refused', () => {
  const accepts = (dropout: number): boolean => MlpParameters.safeParse({ dropout }).success;

  expect([-0.1, 0, 0.9, 0.95, NaN].map(accepts)).toEqual([false, true, true, false, false]);
});
