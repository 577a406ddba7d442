import { expect, test } from 'vitest';
import { createBreather } from '../../../electron/compute/breather.ts';
import type { FitResult } from '../../../electron/compute/training/fitted-model.ts';
import { learn } from '../../../electron/compute/training/learners.ts';
import type { TrainingData } from '../../../electron/compute/training/training-data.ts';
import { createRandom } from '../../../shared/domain/random.ts';
import type { CurvePoint } from '../../../shared/model.ts';
import { LinearParameters, type Learning, MlpParameters } from '../../../shared/training.ts';
import { numbers, openTable, startEngine, texts } from '../start-engine.ts';
import { sha256Of } from '../tiny-models.ts';

const ROWS = 1_200;
const TRAINED = Int32Array.from({ length: 900 }, (_, row) => row);
const HELD_OUT = Int32Array.from({ length: 300 }, (_, row) => 900 + row);
const breather = createBreather(new AbortController().signal);

/** Points in or out of a ring: no line tells them apart. */
function makeRing(): TrainingData {
  const random = createRandom(6);
  const [x, y] = [0, 1].map(() => Array.from({ length: ROWS }, random.normal)) as [number[], number[]];
  const isInside = x.map((value, row) => value ** 2 + y[row]! ** 2 < 1.4);
  return {
    features: [
      numbers('x', x),
      numbers('y', y),
      texts(
        'site',
        x.map((_, row) => ['north', 'south'][row % 2]!),
      ),
    ],
    target: { task: 'binary', classes: ['out', 'in'], classOf: Int32Array.from(isInside, Number) },
    rows: ROWS,
    site: null,
  };
}

const mlp = (given: Partial<MlpParameters> = {}): Learning => ({
  algorithm: 'mlp',
  parameters: MlpParameters.parse({ hidden: [16], epochs: 30, batch: 32, learningRate: 0.01, ...given }),
});

const fit = (learning: Learning, data: TrainingData, more: { weights?: Float64Array; rounds?: number } = {}) =>
  learn(learning, { data, rows: TRAINED, heldOut: HELD_OUT, random: createRandom(1), breather, ...more });

const lastLoss = ({ curve }: FitResult): number => Math.min(...curve.map(({ heldOut }) => heldOut));

test('learns a ring, which a linear model cannot, and knows which columns it came from', async () => {
  const data = makeRing();
  const bent = await fit(mlp(), data);
  const straight = await fit({ algorithm: 'linear', parameters: LinearParameters.parse({}) }, data);

  expect(lastLoss(bent)).toBeLessThan(0.15);
  expect(lastLoss(straight)).toBeGreaterThan(0.5);
  const importance = bent.model.importance();
  expect(importance.at(-1)?.column).toBe('site');
  expect(importance.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 6);
});

test('the same seed gives the same bytes, another seed others', async () => {
  const data = makeRing();
  const bytesOf = async (seed: number): Promise<string> => {
    const { model } = await learn(mlp({ epochs: 3 }), { data, rows: TRAINED, random: createRandom(seed), breather });
    return sha256Of(model.export().onnx);
  };
  expect(await bytesOf(1)).toBe(await bytesOf(1));
  expect(await bytesOf(1)).not.toBe(await bytesOf(2));
});

test('stops once the held-out loss no longer falls, and keeps the best epoch', async () => {
  const data = makeRing();
  const noise: TrainingData = {
    ...data,
    target: {
      task: 'binary',
      classes: ['a', 'b'],
      classOf: Int32Array.from({ length: ROWS }, (_, row) => ((row * 7919) % 13) % 2),
    },
  };
  const told: CurvePoint[] = [];
  const { rounds, curve } = await learn(mlp({ hidden: [64], epochs: 200, earlyStopping: 4 }), {
    data: noise,
    rows: TRAINED,
    heldOut: HELD_OUT,
    random: createRandom(1),
    breather,
    onRound: (point) => told.push(point),
  });
  expect(curve.length).toBe(rounds + 4);
  expect(curve[rounds - 1]?.heldOut).toBe(Math.min(...curve.map(({ heldOut }) => heldOut)));
  expect(told).toEqual(curve);
});

test('rows of no weight teach nothing', async () => {
  const data = makeRing();
  const { target } = data;
  if (target.task === 'regression') throw new TypeError('the ring has classes');
  const lies = target.classOf.map((label, row) => (row % 3 === 0 ? 1 - label : label));
  const misled = { ...data, target: { ...target, classOf: lies } };
  const weights = Float64Array.from(lies, (_, row) => (row % 3 === 0 ? 0 : 1));

  expect(lastLoss(await fit(mlp(), misled, { weights }))).toBeLessThan(0.15);
  expect(lastLoss(await fit(mlp(), misled))).toBeGreaterThan(0.5);
});

test('a cancel is heard between two steps', async () => {
  const engine = startEngine();
  const random = createRandom(2);
  const x = Array.from({ length: 4_000 }, random.normal);
  const columns = [
    numbers('x', x),
    numbers(
      'y',
      x.map((value) => value + random.normal()),
    ),
  ];
  const tableId = await openTable(engine, columns);
  const parameters = MlpParameters.parse({ epochs: 10_000, earlyStopping: 0, learningRate: 1e-6 });
  const running = engine.start('train', {
    tableId,
    target: 'y',
    features: ['x'],
    seed: 1,
    algorithm: 'mlp',
    parameters,
  });
  while (engine.progress.length === 0) await new Promise(setImmediate);
  running.cancel();
  expect(await running.answered).toMatchObject({ ok: false, error: { code: 'engine.cancelled' } });
});
