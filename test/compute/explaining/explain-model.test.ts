import fc from 'fast-check';
import { expect, test } from 'vitest';
import { explainAnswer } from '../../../electron/compute/explaining/explain-answer.ts';
import { readExplainer } from '../../../electron/compute/explaining/read-explainer.ts';
import { readLink } from '../../../electron/compute/explaining/read-link.ts';
import { readTrees } from '../../../electron/compute/explaining/read-trees.ts';
import { nodeOf } from '../../../electron/compute/explaining/walk-graph.ts';
import { readGraph } from '../../../electron/compute/onnx/read-graph.ts';
import { createBreather } from '../../../electron/compute/breather.ts';
import { scoreRecord } from '../../../electron/compute/scoring/score-record.ts';
import { type OpenModel, Sessions } from '../../../electron/compute/scoring/sessions.ts';
import { learn } from '../../../electron/compute/training/learners.ts';
import type { Target } from '../../../electron/compute/training/read-target.ts';
import type { FeatureColumn } from '../../../electron/compute/training/training-data.ts';
import { type Cell, rowsOf } from '../../../shared/column.ts';
import { createRandom } from '../../../shared/domain/random.ts';
import type { Explanation } from '../../../shared/explanation.ts';
import type { ModelSpec, Output } from '../../../shared/model.ts';
import { LinearParameters, type Learning, TreeParameters } from '../../../shared/training.ts';
import { numbers, texts, valueOf } from '../start-engine.ts';
import { weightedSum } from '../tiny-models.ts';
import { randomFeature, randomTarget, ROWS, schemas } from '../training/random-data.ts';
import { expectedAnswer, shapleyOf } from './shapley-oracle.ts';

const breather = createBreather(new AbortController().signal);
const trees: Learning = {
  algorithm: 'gbdt',
  parameters: TreeParameters.parse({ trees: 20, leaves: 8, minRowsInLeaf: 5 }),
};
const linear: Learning = { algorithm: 'linear', parameters: LinearParameters.parse({ l1: 0.5 }) };

async function fit(learning: Learning, features: readonly FeatureColumn[], target: Target) {
  const count = rowsOf(features[0]!.chunk);
  const rows = Int32Array.from({ length: count }, (_, row) => row);
  const data = { features, target, site: null, rows: count };
  const { model } = await learn(learning, { data, rows, random: createRandom(1), breather });
  const { onnx, inputs, outputs } = model.export();
  const classes = target.task === 'regression' ? [] : [...target.classes];
  const spec: ModelSpec = {
    task: target.task,
    target: 'y',
    classes,
    positiveClass: target.task === 'binary' ? classes[1]! : null,
    inputs: [...inputs],
    outputs: [...outputs],
    features: features.map(({ column }) => ({ name: column.name, type: column.type })),
  };
  return { onnx, spec };
}

const open = async (sessions: Sessions, onnx: Uint8Array): Promise<OpenModel> => valueOf(await sessions.open(onnx));

const rowOf = (features: readonly FeatureColumn[], row: number): Record<string, Cell> =>
  Object.fromEntries(
    features.map(({ column, chunk }) => [
      column.name,
      chunk.kind === 'coded' ? (chunk.dictionary[chunk.codes[row]!] ?? null) : nullIfMissing(chunk.values[row]!),
    ]),
  );
const nullIfMissing = (value: number): number | null => (Number.isNaN(value) ? null : value);

const addedUp = ({ base, contributions }: Explanation): number =>
  contributions.reduce((sum, { contribution }) => sum + contribution, base);

/** What the explanation's score says of the answer. */
function answerOf({ of, unit, score }: Explanation, { prediction, probabilities }: Output) {
  if (unit === 'quantity') return { worked: score, said: Number(prediction), size: Math.max(1, Math.abs(score)) };
  return { worked: 1 / (1 + Math.exp(-score)), said: probabilities?.[of ?? ''] ?? NaN, size: 1 };
}

test.for([trees, linear])(
  'what $algorithm answers is the base and all contributions, whatever the schema, gaps and unseen categories',
  async (learning) => {
    const sessions = new Sessions();
    let count = 0;
    await fc.assert(
      fc.asyncProperty(schemas, async ({ types, task, seed, missing }) => {
        const random = createRandom(seed);
        const featuresOf = (strange: boolean) =>
          types.map((type, index) => randomFeature(`column ${index}`, type, random, missing, strange));
        const [seen, strange] = [featuresOf(false), featuresOf(true)];
        const { onnx, spec } = await fit(learning, seen, randomTarget(task, random));
        const model = await open(sessions, onnx);

        for (const scored of [seen, strange]) {
          const record = rowOf(scored, random.int(ROWS));
          const { output, explanation } = valueOf(await scoreRecord(model, spec, record, true));

          expect(explanation).not.toBeNull();
          const { worked, said, size } = answerOf(explanation!, output);
          expect(Math.abs(addedUp(explanation!) - explanation!.score)).toBeLessThanOrEqual(1e-9 * size);
          expect(Math.abs(worked - said)).toBeLessThanOrEqual(1e-4 * size);
          expect(explanation!.contributions.map(({ column }) => column).toSorted()).toEqual(
            spec.features.map(({ name }) => name).toSorted(),
          );
          count += 1;
        }
      }),
      { numRuns: 20, seed: 20_261 },
    );
    expect(count).toBe(40);
  },
);

/** 30 of 100 with oedema; a gap in every tenth row of the weight. */
function children(): readonly FeatureColumn[] {
  const random = createRandom(3);
  return [
    texts(
      'oedema',
      Array.from({ length: 100 }, (_, row) => (row < 30 ? 'yes' : 'no')),
    ),
    numbers(
      'weight',
      Array.from({ length: 100 }, (_, row) => (row % 10 === 0 ? NaN : 5 + 10 * random.next())),
    ),
  ];
}

const quantity = (features: readonly FeatureColumn[]): Target => ({
  task: 'regression',
  values: Float64Array.from({ length: 100 }, (_, row) => {
    const { oedema, weight } = rowOf(features, row);
    return 50 - (oedema === 'yes' ? 20 : 0) + 2 * Number(weight ?? 4);
  }),
});

async function explained(model: OpenModel, spec: ModelSpec, record: Record<string, Cell>): Promise<Explanation> {
  const { explanation } = valueOf(await scoreRecord(model, spec, record, true));
  if (explanation === null) throw new Error('no explanation');
  return explanation;
}

const contributionOf = ({ contributions }: Explanation, column: string): number =>
  contributions.find((each) => each.column === column)!.contribution;

test('one cut starts from the mean over the rows that went each way, and says the rest of it', async () => {
  const features = children().slice(0, 1);
  const one: Learning = { algorithm: 'gbdt', parameters: TreeParameters.parse({ trees: 1, leaves: 2 }) };
  const { onnx, spec } = await fit(one, features, quantity(children()));
  const model = await open(new Sessions(), onnx);

  const yes = await explained(model, spec, { oedema: 'yes' });
  const no = await explained(model, spec, { oedema: 'no' });

  expect(yes).toMatchObject({ method: 'trees', unit: 'quantity', of: null });
  expect(yes.score).toBeLessThan(no.score);
  expect(yes.base).toBeCloseTo(0.3 * yes.score + 0.7 * no.score, 4);
  expect(contributionOf(yes, 'oedema')).toBeCloseTo(0.7 * (yes.score - no.score), 4);
});

test.for([trees, linear])(
  'the base of $algorithm is what it answers on average to the rows of its training',
  async (learning) => {
    const features = children();
    const { onnx, spec } = await fit(learning, features, quantity(features));
    const model = await open(new Sessions(), onnx);
    const all = await Promise.all(
      Array.from({ length: 100 }, (_, row) => explained(model, spec, rowOf(features, row))),
    );

    const mean = all.reduce((sum, { score }) => sum + score, 0) / all.length;

    // Exact for weights; the trees' way of counting takes features apart, which here nearly are.
    expect(Math.abs(all[0]!.base - mean)).toBeLessThan(learning.algorithm === 'linear' ? 1e-3 : 1);
  },
);

test('a linear model gives each column its weight times the distance from its mean, whatever the others are', async () => {
  const features = children();
  const { onnx, spec } = await fit(linear, features, quantity(features));
  const model = await open(new Sessions(), onnx);

  const light = await explained(model, spec, { oedema: 'no', weight: 6 });
  const heavy = await explained(model, spec, { oedema: 'yes', weight: 14 });
  const unknown = await explained(model, spec, { oedema: 'no', weight: null });

  expect(contributionOf(heavy, 'weight') - contributionOf(light, 'weight')).toBeCloseTo(
    heavy.score - light.score - (contributionOf(heavy, 'oedema') - contributionOf(light, 'oedema')),
    6,
  );
  // Taken away from an answer, the column's whole share goes with it.
  expect(contributionOf(light, 'weight') - contributionOf(unknown, 'weight')).toBeCloseTo(
    light.score - unknown.score,
    6,
  );
});

test('trees over columns and categories give the Shapley values of their own conditional means', async () => {
  const features = children();
  const small: Learning = {
    algorithm: 'gbdt',
    parameters: TreeParameters.parse({ trees: 5, leaves: 4, minRowsInLeaf: 5 }),
  };
  const { onnx, spec } = await fit(small, features, quantity(features));
  const model = await open(new Sessions(), onnx);
  const { trees: read, link, scale, center } = readEnsemble(onnx);
  expect(link).toBe('none');

  for (const record of [
    { oedema: 'yes', weight: 7 },
    { oedema: 'no', weight: null },
    { oedema: 'seldom', weight: 11.5 },
  ]) {
    const encoded = Float32Array.of({ no: 1, yes: 0, seldom: NaN }[record.oedema]!, record.weight ?? NaN);
    const exact = shapleyOf(2, (isKnown) =>
      read.reduce((sum, tree) => sum + scale * expectedAnswer(tree, encoded, isKnown), center),
    );
    const found = await explained(model, spec, record);

    expect(['oedema', 'weight'].map((column) => contributionOf(found, column))).toEqual(
      exact.map((share) => expect.closeTo(share, 9)),
    );
  }
});

/** The trees in the file, and how their sum becomes the answer. */
function readEnsemble(onnx: Uint8Array) {
  const graph = readGraph(onnx);
  const tail = readLink(graph);
  return { ...tail, ...readTrees(nodeOf(graph, tail.scores, 'TreeEnsembleRegressor'), 2) };
}

test('of three classes the likeliest is explained, by its log-odds against the others', async () => {
  const random = createRandom(5);
  const x = Array.from({ length: 150 }, () => 3 * random.next());
  const target: Target = { task: 'multiclass', classes: ['a', 'b', 'c'], classOf: Int32Array.from(x, Math.floor) };
  const { onnx, spec } = await fit(
    trees,
    [
      numbers('x', x),
      numbers(
        'noise',
        x.map(() => random.next()),
      ),
    ],
    target,
  );
  const model = await open(new Sessions(), onnx);

  const { output, explanation } = valueOf(await scoreRecord(model, spec, { x: 2.5, noise: 0.5 }, true));

  const share = output.probabilities!['c']!;
  expect(explanation).toMatchObject({ unit: 'logOdds', of: 'c' });
  expect(explanation!.contributions[0]!.column).toBe('x');
  expect(addedUp(explanation!)).toBeCloseTo(Math.log(share / (1 - share)), 4);
});

test('what does not add up to the real answer is not shown', async () => {
  const features = children();
  const { onnx, spec } = await fit(trees, features, quantity(features));
  const explainer = readExplainer(onnx)!;
  const cells = new Map<string, string | number>([
    ['oedema', 'yes'],
    ['weight', 7],
  ]);
  const answers = (value: number) => ({ rows: 1, probabilities: null, values: Float32Array.of(value) });
  const right = explainAnswer(
    explainer,
    spec,
    cells,
    answers(
      valueOf(await scoreRecord(await open(new Sessions(), onnx), spec, { oedema: 'yes', weight: 7 }, false)).output
        .prediction as number,
    ),
  );

  expect(right).not.toBeNull();
  expect(explainAnswer(explainer, spec, cells, answers(right!.score + 0.1))).toBeNull();
  expect(explainAnswer(explainer, spec, cells, answers(NaN))).toBeNull();
});

test('nothing is said unless asked for, and of a model that was made elsewhere', async () => {
  const features = children();
  const { onnx, spec } = await fit(trees, features, quantity(features));
  const sessions = new Sessions();
  const tiny = weightedSum();

  const ours = await scoreRecord(await open(sessions, onnx), spec, { oedema: 'yes', weight: 7 }, false);
  const theirs = await scoreRecord(await open(sessions, tiny.onnx), tiny.spec, { a: 1, b: 2 }, true);

  expect([ours, theirs].map((scored) => valueOf(scored).explanation)).toEqual([null, null]);
});
