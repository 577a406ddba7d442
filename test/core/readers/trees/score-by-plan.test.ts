import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createBreather } from '../../../../electron/compute/breather.ts';
import { planTrees } from '../../../../electron/compute/explaining/plan-trees.ts';
import { scoreRows } from '../../../../electron/compute/scoring/score-rows.ts';
import { Sessions } from '../../../../electron/compute/scoring/sessions.ts';
import type { Calibration } from '../../../../electron/compute/training/calibration/calibration.ts';
import { learn } from '../../../../electron/compute/training/learners.ts';
import type { Target } from '../../../../electron/compute/training/read-target.ts';
import type { FeatureColumn } from '../../../../electron/compute/training/training-data.ts';
import { scoreByPlan } from '../../../../electron/core/readers/trees/score-by-plan.ts';
import { rowsOf } from '../../../../shared/column.ts';
import { createRandom } from '../../../../shared/domain/random.ts';
import type { ModelSpec } from '../../../../shared/model.ts';
import { type Learning, LinearParameters, TreeParameters } from '../../../../shared/training.ts';
import { numbers, texts, valueOf } from '../../../compute/start-engine.ts';
import { randomFeature, randomTarget, schemas } from '../../../compute/training/random-data.ts';

const TREES: Learning = {
  algorithm: 'gbdt',
  parameters: TreeParameters.parse({ trees: 20, leaves: 8, minRowsInLeaf: 5 }),
};

const CALIBRATIONS: readonly (Calibration | null)[] = [
  null,
  { kind: 'linear', slope: Math.fround(1.7), intercept: Math.fround(-0.3) },
  { kind: 'curve', said: Float32Array.of(0, 0.2, 0.7, 1), happened: Float32Array.of(0, 0.35, 0.4, 1) },
];

async function train(
  learning: Learning,
  features: readonly FeatureColumn[],
  target: Target,
  calibration?: Calibration,
) {
  const rows = Int32Array.from({ length: rowsOf(features[0]!.chunk) }, (_, row) => row);
  const { model } = await learn(learning, {
    data: { features, target, rows: rows.length, site: null },
    rows,
    random: createRandom(5),
    breather: createBreather(new AbortController().signal),
    ...(calibration && { calibration }),
  });
  const { onnx, inputs, outputs } = model.export();
  const spec: ModelSpec = {
    task: target.task,
    target: 'y',
    classes: target.task === 'regression' ? [] : [...target.classes],
    positiveClass: null,
    inputs: [...inputs],
    outputs: [...outputs],
    features: features.map(({ column }) => ({ name: column.name, type: column.type })),
  };
  return { onnx, spec };
}

/** The largest difference between walking the trees and ONNX Runtime, of a probability or of a value's size. */
async function differenceOn(onnx: Uint8Array, spec: ModelSpec, features: readonly FeatureColumn[]): Promise<number> {
  const plan = planTrees(onnx, spec);
  if (plan === null) throw new Error('the trees were not read back');
  const chunks = features.map(({ chunk }) => chunk);
  const walked = scoreByPlan(plan, chunks);
  const columns = features.map(({ column, chunk }) => ({ name: column.name, type: column.type, chunk }));
  const { probabilities, values } = valueOf(await scoreRows(valueOf(await new Sessions().open(onnx)), spec, columns));
  const meant = probabilities ?? values ?? new Float32Array();
  expect(walked).toHaveLength(meant.length);
  const differences = Array.from(
    meant,
    (answer, at) => Math.abs(walked![at]! - answer) / Math.max(1, Math.abs(answer)),
  );
  return Math.max(...differences);
}

test('trees are walked to what ONNX Runtime answers, whatever the schema, gaps, unseen categories and calibration', async () => {
  let largest = 0;
  await fc.assert(
    fc.asyncProperty(schemas, fc.constantFrom(...CALIBRATIONS), async ({ types, task, seed, missing }, calibration) => {
      const random = createRandom(seed);
      const featuresOf = (strange: boolean): FeatureColumn[] =>
        types.map((type, index) => randomFeature(`column ${index}`, type, random, missing, strange));
      const suits = task === 'binary' || (task === 'multiclass' && calibration?.kind === 'linear');
      const seen = featuresOf(false);
      const target = randomTarget(task, random);
      const { onnx, spec } = await train(TREES, seen, target, suits && calibration ? calibration : undefined);
      for (const scored of [seen, featuresOf(true)])
        largest = Math.max(largest, await differenceOn(onnx, spec, scored));
    }),
    { numRuns: 30, seed: 771 },
  );
  expect(largest).toBeLessThanOrEqual(1e-6);
});

test('zeros of either sign, infinities, the smallest numbers and gaps go the way that ONNX Runtime sends them', async () => {
  const cells = [-Infinity, -1e30, -1, -1e-45, -0, 0, 1e-45, 1, 1.0000001, 1e30, Infinity, NaN];
  const many = Array.from({ length: 240 }, (_, row) => cells[row % cells.length]!);
  const target: Target = { task: 'regression', values: Float64Array.from(many, (_, row) => (row % cells.length) ** 2) };
  for (const shift of [0, 5]) {
    const learned = many.map((cell) => (Number.isFinite(cell) ? cell + shift : NaN));
    const { onnx, spec } = await train(TREES, [numbers('x', learned, 'number')], target);
    expect(await differenceOn(onnx, spec, [numbers('x', many, 'number')])).toBeLessThanOrEqual(1e-6);
  }
});

test('columns of another kind than the trees were trained on are not walked over', async () => {
  const random = createRandom(2);
  const { onnx, spec } = await train(
    TREES,
    [randomFeature('x', 'number', random, 0, false)],
    randomTarget('binary', random),
  );
  expect(scoreByPlan(planTrees(onnx, spec)!, [texts('x', ['1', '2'], 'category').chunk])).toBeNull();
});

test('a model that is not of trees, or not ours, is none to walk', async () => {
  const random = createRandom(2);
  const features = [randomFeature('x', 'number', random, 0, false)];
  const linear: Learning = { algorithm: 'linear', parameters: LinearParameters.parse({}) };
  const { onnx, spec } = await train(linear, features, randomTarget('binary', random));
  expect(planTrees(onnx, spec)).toBeNull();
  expect(planTrees(Uint8Array.of(1, 2, 3), spec)).toBeNull();
});
