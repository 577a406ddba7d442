import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createBreather } from '../../../electron/compute/breather.ts';
import { learn } from '../../../electron/compute/training/learners.ts';
import { compareWithRuntime, MOST_DIFFERENCE } from '../../../electron/compute/training/compare-with-runtime.ts';
import type { FeatureColumn } from '../../../electron/compute/training/training-data.ts';
import { Sessions } from '../../../electron/compute/scoring/sessions.ts';
import { createRandom } from '../../../shared/domain/random.ts';
import { LinearParameters, type Learning, MlpParameters, TreeParameters } from '../../../shared/training.ts';
import { valueOf } from '../start-engine.ts';
import { randomFeature, randomTarget, ROWS, schemas } from './random-data.ts';

const learnings: readonly Learning[] = [
  { algorithm: 'gbdt', parameters: TreeParameters.parse({ trees: 20, leaves: 8, minRowsInLeaf: 5 }) },
  { algorithm: 'linear', parameters: LinearParameters.parse({ l1: 0.5 }) },
  { algorithm: 'mlp', parameters: MlpParameters.parse({ hidden: [9, 5], epochs: 3, batch: 32 }) },
];

test.for(learnings)(
  'a graph of $algorithm answers what the trainer does, whatever the schema, gaps, unseen categories, weights and version gone on from',
  async (learning) => {
    const sessions = new Sessions();
    const breather = createBreather(new AbortController().signal);
    let largest = 0;
    await fc.assert(
      fc.asyncProperty(schemas, async ({ types, task, seed, missing }) => {
        const random = createRandom(seed);
        const featuresOf = (strange: boolean): FeatureColumn[] =>
          types.map((type, index) => randomFeature(`column ${index}`, type, random, missing, strange));
        const [seen, strange] = [featuresOf(false), featuresOf(true)];
        const data = { features: seen, target: randomTarget(task, random), rows: ROWS, site: null };
        const rows = Int32Array.from({ length: ROWS }, (_, row) => row);
        const weights = Float64Array.from(rows, (row) => (row % 3) * random.next() + 0.01);
        const context = { rows, random, breather, ...(seed % 2 === 1 && { weights }) };
        const first = await learn(learning, { data, ...context });
        const later = { ...data, features: strange, target: randomTarget(task, random) };
        const { model } = seed % 3 > 0 ? first : await learn(learning, { data: later, ...context, start: first.state });
        const classes = data.target.task === 'regression' ? [] : [...data.target.classes];
        const { onnx, inputs, outputs } = model.export();
        const features = seen.map(({ column }) => ({ name: column.name, type: column.type }));
        const spec = {
          task,
          target: 'y',
          classes,
          positiveClass: null,
          inputs: [...inputs],
          outputs: [...outputs],
          features,
        };

        for (const scored of [seen, strange]) {
          largest = Math.max(largest, valueOf(await compareWithRuntime(sessions, onnx, spec, model, scored, breather)));
          expect((await model.predict(scored, breather)).every(Number.isFinite)).toBe(true);
        }
      }),
      { numRuns: learning.algorithm === 'mlp' ? 20 : 60, seed: 20_261 },
    );
    expect(largest).toBeLessThanOrEqual(MOST_DIFFERENCE);
    expect(largest).toBeGreaterThan(0);
  },
);
