import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readLink } from '../../../electron/compute/explaining/read-link.ts';
import { readTrees } from '../../../electron/compute/explaining/read-trees.ts';
import { nodeOf } from '../../../electron/compute/explaining/walk-graph.ts';
import { readGraph } from '../../../electron/compute/onnx/read-graph.ts';
import { scoreRecord } from '../../../electron/compute/scoring/score-record.ts';
import { Sessions } from '../../../electron/compute/scoring/sessions.ts';
import type { Target } from '../../../electron/compute/training/read-target.ts';
import { createRandom } from '../../../shared/domain/random.ts';
import type { Explanation } from '../../../shared/explanation.ts';
import type { Output } from '../../../shared/model.ts';
import { type Learning, TreeParameters } from '../../../shared/training.ts';
import { numbers, valueOf } from '../start-engine.ts';
import { randomFeature, randomTarget, ROWS, schemas } from '../training/random-data.ts';
import { expectedAnswer, shapleyOf } from './shapley-oracle.ts';

import {
  addedUp,
  children,
  contributionOf,
  explained,
  fit,
  linear,
  open,
  quantity,
  rowOf,
  trees,
} from './fitted-models.ts';
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
  const {
    trees: read,
    link,
    scale: [scale = NaN],
    center: [center = NaN],
  } = readEnsemble(onnx);
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
