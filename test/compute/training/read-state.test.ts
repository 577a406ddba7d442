import { expect, test } from 'vitest';
import { createBreather } from '../../../electron/compute/breather.ts';
import type { FitResult } from '../../../electron/compute/training/fitted-model.ts';
import { readState } from '../../../electron/compute/training/going-on/read-state.ts';
import { learn } from '../../../electron/compute/training/learners.ts';
import type { FeatureColumn, TrainingData } from '../../../electron/compute/training/training-data.ts';
import { createRandom } from '../../../shared/domain/random.ts';
import { Learning } from '../../../shared/training.ts';
import { valueOf } from '../start-engine.ts';
import { fieldsOf } from './going-on-fixtures.ts';

const breather = createBreather(new AbortController().signal);
const ROWS = 60;
const SIDE = 8;

const crops = Int32Array.from({ length: ROWS }, (_, row) => row % 3);
const target = { task: 'multiclass', classes: ['barley', 'maize', 'sorghum'], classOf: crops } as const;

/** Pictures of noise, brighter by class. */
function pictures(): FeatureColumn {
  const random = createRandom(4);
  const names = Array.from(crops, (_, row) => `picture ${row}`);
  const pixelsBySha256 = new Map(
    names.map((name, row) => [
      name,
      Uint8Array.from({ length: SIDE * SIDE }, () => 60 * (crops[row] ?? 0) + random.int(60)),
    ]),
  );
  const codes = Int32Array.from(names.keys());
  return {
    column: { name: 'leaf', type: 'image' },
    chunk: { kind: 'coded', codes, dictionary: names },
    pictures: { shape: { channels: 1, height: SIDE, width: SIDE }, pixelsBySha256 },
  };
}

const table = (): readonly FeatureColumn[] =>
  fieldsOf({ rows: ROWS, seed: 1 }).filter(({ column }) => ['height', 'colour', 'soil'].includes(column.name));

const days = { task: 'regression', values: Float64Array.from(crops, (crop, row) => 500 + 20 * crop + row) } as const;

async function fitted(learning: Learning, features: readonly FeatureColumn[], of: TrainingData['target']) {
  const rows = Int32Array.from({ length: ROWS }, (_, row) => row);
  const data = { features, target: of, rows: ROWS, site: null };
  return learn(learning, { data, rows, random: createRandom(1), breather });
}

/** The state in float32 and without what no file holds: gains, bins, and doubles behind float32 weights. */
const rounded = (state: FitResult['state']): unknown =>
  JSON.parse(
    JSON.stringify(state, (name, value: unknown) => {
      if (name === 'gain' || name === 'thresholdBin' || name === 'steps') return undefined;
      if (ArrayBuffer.isView(value)) return Array.from(value as Float64Array, Math.fround);
      return value;
    }),
  );

test.each([
  ['trees of classes', { algorithm: 'gbdt', parameters: { trees: 5, leaves: 4 } }, table, target],
  ['trees of a quantity', { algorithm: 'gbdt', parameters: { trees: 5, leaves: 4 } }, table, days],
  ['a linear model of classes', { algorithm: 'linear', parameters: {} }, table, target],
  ['a linear model of a quantity', { algorithm: 'linear', parameters: {} }, table, days],
  ['a perceptron', { algorithm: 'mlp', parameters: { hidden: [6, 4], epochs: 2, batch: 20 } }, table, target],
  [
    'a perceptron without hidden layers',
    { algorithm: 'mlp', parameters: { hidden: [], epochs: 2, batch: 20 } },
    table,
    days,
  ],
  [
    'an image head',
    { algorithm: 'image-head', parameters: { side: SIDE, filters: [2, 3], hidden: [4], epochs: 1, batch: 20 } },
    () => [pictures()],
    target,
  ],
] as const)('what %s learned is read from its file to the last bit', async (_, asked, features, of) => {
  const learning = Learning.parse(asked);
  const { model, state } = await fitted(learning, features(), of);
  const { onnx, inputs, outputs } = model.export();
  const spec = {
    task: of.task,
    target: 'crop',
    classes: of.task === 'regression' ? [] : [...of.classes],
    positiveClass: null,
    inputs: [...inputs],
    outputs: [...outputs],
    features: features().map(({ column: { name, type } }) => ({ name, type })),
  };

  const read = valueOf(readState({ onnx, spec }, learning));

  expect(rounded(read)).toEqual(rounded(state));
});
