import { fromBinary, toBinary } from '@bufbuild/protobuf';
import { type ModelProto, ModelProtoSchema, type NodeProto } from 'onnx-buf';
import { expect, test } from 'vitest';
import { createBreather } from '../../../electron/compute/breather.ts';
import { readExplainer } from '../../../electron/compute/explaining/read-explainer.ts';
import { learn } from '../../../electron/compute/training/learners.ts';
import { createRandom } from '../../../shared/domain/random.ts';
import { LinearParameters, type Learning, TreeParameters } from '../../../shared/training.ts';
import { numbers } from '../start-engine.ts';

async function trained(learning: Learning): Promise<Uint8Array> {
  const values = Float64Array.from({ length: 100 }, (_, row) => (row * 37) % 100);
  const data = {
    features: [numbers('x', values)],
    target: { task: 'regression', values } as const,
    site: null,
    rows: 100,
  };
  const breather = createBreather(new AbortController().signal);
  const rows = Int32Array.from(values.keys());
  const { model } = await learn(learning, { data, rows, random: createRandom(1), breather });
  return model.export().onnx;
}

const trees = (): Promise<Uint8Array> =>
  trained({ algorithm: 'gbdt', parameters: TreeParameters.parse({ trees: 2, leaves: 4 }) });
const linear = (): Promise<Uint8Array> => trained({ algorithm: 'linear', parameters: LinearParameters.parse({}) });

function changed(onnx: Uint8Array, change: (model: ModelProto) => void): Uint8Array {
  const model = fromBinary(ModelProtoSchema, onnx);
  change(model);
  return toBinary(ModelProtoSchema, model);
}

const ensembleOf = (model: ModelProto): NodeProto =>
  model.graph!.node.find(({ opType }) => opType === 'TreeEnsembleRegressor')!;
const attributeOf = (model: ModelProto, name: string) =>
  ensembleOf(model).attribute.find((attribute) => attribute.name === name)!;

test('both kinds of model that are trained here explain themselves', async () => {
  expect(readExplainer(await trees())).toMatchObject({ method: 'trees', link: 'none', inputs: ['x'], scores: 1 });
  expect(readExplainer(await linear())).toMatchObject({ method: 'linear', link: 'none', inputs: ['x'], scores: 1 });
});

test('an attribute that another writer spells number by number is read alike', async () => {
  const onnx = await trees();
  const cells = new Map([['x', 40]]);

  const again = changed(onnx, () => undefined);

  expect(readExplainer(again)?.explain(cells)).toEqual(readExplainer(onnx)?.explain(cells));
});

const CHANGES: readonly (readonly [string, (model: ModelProto) => void])[] = [
  ['was made elsewhere', (model) => (model.producerName = 'skl2onnx')],
  [
    'was trained before branches kept their rows',
    (model) => {
      const node = ensembleOf(model);
      node.attribute = node.attribute.filter(({ name }) => name !== 'nodes_hitrates');
    },
  ],
  ['has a branch that leads back to the root', (model) => (attributeOf(model, 'nodes_truenodeids').ints[0] = 0n)],
  ['has two branches that share a child', (model) => (attributeOf(model, 'nodes_truenodeids').ints[0] = 2n)],
  ['decides by a column that is not there', (model) => (attributeOf(model, 'nodes_featureids').ints[0] = 7n)],
  [
    'decides by equality',
    (model) => (attributeOf(model, 'nodes_modes').strings[0] = new TextEncoder().encode('BRANCH_EQ')),
  ],
  ['has rows that are no number', (model) => (attributeOf(model, 'nodes_hitrates').floats[1] = Number.NaN)],
  ['lacks a leaf', (model) => attributeOf(model, 'target_weights').floats.pop()],
  ['ends in another operator', (model) => (model.graph!.node.at(-1)!.opType = 'Sub')],
];

test.for(CHANGES)('a tree model that %s has no explainer', async ([, change]) => {
  expect(readExplainer(changed(await trees(), change))).toBeNull();
});

test('a linear model without its columns’ means, or with others, has no explainer', async () => {
  const onnx = await linear();
  const withMeans = (value: string) => readExplainer(changed(onnx, (model) => (model.metadataProps[0]!.value = value)));

  expect(readExplainer(changed(onnx, (model) => (model.metadataProps = [])))).toBeNull();
  expect([withMeans('[1,2]'), withMeans('["a"]'), withMeans('[')]).toEqual([null, null, null]);
});

test('bytes that are no model have no explainer', () => {
  expect(readExplainer(new TextEncoder().encode('id,weight\n1,12.5\n'))).toBeNull();
  expect(readExplainer(new Uint8Array())).toBeNull();
});

test('whatever bytes of a model are changed, it is explained or it is not, and nothing breaks', async () => {
  const random = createRandom(8);
  let unexplained = 0;
  for (const onnx of [await trees(), await linear()]) {
    for (let round = 0; round < 400; round += 1) {
      const mutant = onnx.slice(0, random.next() < 0.1 ? random.int(onnx.length) : onnx.length);
      for (let change = random.int(4); change >= 0; change -= 1) mutant[random.int(onnx.length)] = random.int(256);
      const explainer = readExplainer(mutant);
      if (explainer === null) unexplained += 1;
      else expect(explainer.explain(new Map([['x', 40]])).base).toHaveLength(explainer.scores);
    }
  }
  expect(unexplained).toBeGreaterThan(100);
});
