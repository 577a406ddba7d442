import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createBreather } from '../../../electron/compute/breather.ts';
import { learn } from '../../../electron/compute/training/learners.ts';
import { compareWithRuntime, MOST_DIFFERENCE } from '../../../electron/compute/training/compare-with-runtime.ts';
import type { Target } from '../../../electron/compute/training/read-target.ts';
import type { FeatureColumn } from '../../../electron/compute/training/training-data.ts';
import { Sessions } from '../../../electron/compute/scoring/sessions.ts';
import type { ColumnType } from '../../../shared/column.ts';
import { createRandom, type Random } from '../../../shared/domain/random.ts';
import { LinearParameters, type Learning, MlpParameters, TreeParameters } from '../../../shared/training.ts';
import { numbers, texts, valueOf } from '../start-engine.ts';

type Schema = {
  readonly types: readonly ColumnType[];
  readonly task: Target['task'];
  readonly seed: number;
  readonly missing: number;
};

const schemas: fc.Arbitrary<Schema> = fc.record({
  types: fc.array(fc.constantFrom<ColumnType>('number', 'integer', 'category', 'boolean', 'date', 'datetime'), {
    minLength: 1,
    maxLength: 6,
  }),
  task: fc.constantFrom<Target['task']>('binary', 'multiclass', 'regression'),
  seed: fc.nat(),
  missing: fc.constantFrom(0, 0.05, 0.6, 1),
});

const ROWS = 150;
/** Rows to score hold categories, magnitudes and gaps that training never saw. */
const STRANGE = ['never seen', 'ä b', '0'];

function randomFeature(
  name: string,
  type: ColumnType,
  random: Random,
  missing: number,
  strange: boolean,
): FeatureColumn {
  const isMissing = (): boolean => random.next() < missing;
  if (type === 'category' || type === 'boolean') {
    const values = type === 'boolean' ? ['true', 'false'] : ['α', 'b c', '', 'd', 'e"', '6'];
    const all = strange ? [...values, ...STRANGE] : values;
    return texts(
      name,
      Array.from({ length: ROWS }, () => (isMissing() ? null : all[random.int(all.length)]!)),
      type,
    );
  }
  const draw = {
    number: () => random.normal() * 10 ** random.int(strange ? 40 : 6),
    integer: () => random.int(50),
    date: () => 15_000 + random.int(9_000),
    datetime: () => 1.7e12 + random.int(3e9),
  }[type as 'number'];
  return numbers(
    name,
    Array.from({ length: ROWS }, () => (isMissing() ? NaN : draw())),
    type,
  );
}

function randomTarget(task: Target['task'], random: Random): Target {
  if (task === 'regression')
    return { task, values: Float64Array.from({ length: ROWS }, () => 1e4 + 300 * random.normal()) };
  const classes = task === 'binary' ? ['no', 'yes'] : ['a', 'b', 'c', 'd'];
  return {
    task,
    classes,
    classOf: Int32Array.from({ length: ROWS }, (_, row) => (row < classes.length ? row : random.int(classes.length))),
  };
}

const learnings: readonly Learning[] = [
  { algorithm: 'gbdt', parameters: TreeParameters.parse({ trees: 20, leaves: 8, minRowsInLeaf: 5 }) },
  { algorithm: 'linear', parameters: LinearParameters.parse({ l1: 0.5 }) },
  { algorithm: 'mlp', parameters: MlpParameters.parse({ hidden: [9, 5], epochs: 3, batch: 32 }) },
];

test.for(learnings)(
  'a graph of $algorithm answers what the trainer does, whatever the schema, gaps and unseen categories',
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
        const { model } = await learn(learning, { data, rows, random, breather });
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
