import { create, fromBinary, toBinary } from '@bufbuild/protobuf';
import {
  AttributeProtoSchema,
  FunctionProtoSchema,
  GraphProtoSchema,
  type ModelProto,
  ModelProtoSchema,
  NodeProtoSchema,
  SparseTensorProtoSchema,
  StringStringEntryProtoSchema,
  TensorProtoSchema,
} from 'onnx-buf';
import { expect, test } from 'vitest';
import { GraphField, ModelField, NodeField } from '../../../electron/compute/onnx/onnx-format.ts';
import { ProtobufWriter } from '../../../electron/compute/onnx/protobuf-writer.ts';
import { checkModel } from '../../../electron/compute/onnx/check-model.ts';
import { createRandom } from '../../../shared/domain/random.ts';
import { startEngine, valueOf } from '../start-engine.ts';
import { sha256Of, weightedSum } from '../tiny-models.ts';

/** A sound model, changed through an independent protobuf library. */
function changed(change: (model: ModelProto) => void): Uint8Array {
  const model = fromBinary(ModelProtoSchema, weightedSum().onnx);
  change(model);
  return toBinary(ModelProtoSchema, model);
}

const node = (domain: string, opType: string) => create(NodeProtoSchema, { domain, opType });
const external = create(TensorProtoSchema, {
  name: 'secret',
  externalData: [create(StringStringEntryProtoSchema, { key: 'location', value: '../../etc/passwd' })],
});
const inAttribute = (attribute: object) =>
  create(NodeProtoSchema, { opType: 'If', attribute: [create(AttributeProtoSchema, attribute)] });
const calls = (name: string, called: string) =>
  create(FunctionProtoSchema, { name, domain: 'local', node: [node('local', called)] });

function nested(depth: number) {
  let graph = create(GraphProtoSchema, { node: [node('', 'Add')] });
  for (let level = 0; level < depth; level += 1)
    graph = create(GraphProtoSchema, { node: [inAttribute({ g: graph })] });
  return inAttribute({ g: graph });
}

const REFUSED: readonly (readonly [string, string, () => Uint8Array])[] = [
  ['model.notOnnx', 'text', () => new TextEncoder().encode('id,weight\n1,12.5\n')],
  ['model.notOnnx', 'no bytes', () => new Uint8Array()],
  ['model.notOnnx', 'a model cut in half', () => weightedSum().onnx.slice(0, 60)],
  ['model.notOnnx', 'a model without a graph', () => changed((model) => delete (model as { graph?: unknown }).graph)],
  ['model.recursive', 'graphs nested without end', () => changed((model) => model.graph!.node.push(nested(40)))],
  [
    'model.externalData',
    'an initializer in another file',
    () => changed((model) => model.graph!.initializer.push(external)),
  ],
  [
    'model.externalData',
    'a tensor only marked external',
    () =>
      changed((model) => {
        model.graph!.initializer[0]!.dataLocation = 1;
      }),
  ],
  [
    'model.externalData',
    'an attribute in another file',
    () => changed((model) => model.graph!.node.push(inAttribute({ t: external }))),
  ],
  [
    'model.externalData',
    'a sparse tensor in another file',
    () =>
      changed((model) => model.graph!.sparseInitializer.push(create(SparseTensorProtoSchema, { values: external }))),
  ],
  [
    'model.externalData',
    'a subgraph that hides it',
    () =>
      changed((model) =>
        model.graph!.node.push(inAttribute({ graphs: [create(GraphProtoSchema, { initializer: [external] })] })),
      ),
  ],
  [
    'model.externalData',
    'a function that hides it',
    () =>
      changed((model) =>
        model.functions.push(create(FunctionProtoSchema, { name: 'f', node: [inAttribute({ t: external })] })),
      ),
  ],
  [
    'model.customOperator',
    'an operator of a foreign domain',
    () => changed((model) => model.graph!.node.push(node('ai.onnx.contrib', 'PyOp'))),
  ],
  [
    'model.customOperator',
    'a foreign operator in a subgraph',
    () =>
      changed((model) =>
        model.graph!.node.push(inAttribute({ g: create(GraphProtoSchema, { node: [node('evil', 'Run')] }) })),
      ),
  ],
  [
    'model.customOperator',
    'an engine loaded from a path',
    () => changed((model) => model.graph!.node.push(node('com.microsoft', 'EPContext'))),
  ],
  [
    'model.recursive',
    'functions that call each other',
    () => changed((model) => model.functions.push(calls('a', 'b'), calls('b', 'a'))),
  ],
  [
    'model.tooLarge',
    'a tensor that claims a terabyte',
    () =>
      changed((model) =>
        model.graph!.initializer.push(create(TensorProtoSchema, { name: 'huge', dims: [1_000_000n, 1_000_000n] })),
      ),
  ],
  [
    'model.tooLarge',
    'a negative dimension',
    () => changed((model) => model.graph!.initializer.push(create(TensorProtoSchema, { dims: [-1n] }))),
  ],
  [
    'model.tooLarge',
    'a sparse tensor that claims a terabyte',
    () =>
      changed((model) => model.graph!.sparseInitializer.push(create(SparseTensorProtoSchema, { dims: [10n ** 12n] }))),
  ],
];

test.each(REFUSED)('refuses with %s: %s', (code, _, bytes) => {
  expect(checkModel(bytes())).toMatchObject({ ok: false, error: { code, hint: expect.any(String) } });
});

test('takes a model whose local functions have a domain of their own', () => {
  const bytes = changed((model) => {
    model.functions.push(create(FunctionProtoSchema, { name: 'f', domain: 'local', node: [node('', 'Add')] }));
    model.graph!.node.push(node('local', 'f'));
  });

  expect(checkModel(bytes).ok).toBe(true);
});

test('says what a model takes and answers', async () => {
  const inspected = valueOf(await startEngine().call('model.inspect', { onnx: weightedSum().onnx }));

  expect(inspected).toEqual({
    sha256: sha256Of(weightedSum().onnx),
    producer: 'test',
    classes: [],
    opsets: { 'ai.onnx': 17, 'ai.onnx.ml': 3 },
    inputs: [{ name: 'X', dtype: 'float32', shape: [null, 2] }],
    outputs: [{ name: 'sum', dtype: 'float32', shape: [null, 1] }],
    types: { X: 'float32', sum: 'float32' },
  });
});

test('refuses a model of which only the attributes of a node are damaged', async () => {
  const damaged = new ProtobufWriter()
    .text(NodeField.opType, 'Neg')
    .bytes(NodeField.attribute, Uint8Array.of(3 * 8 + 7));
  const graph = new ProtobufWriter().message(GraphField.node, damaged);
  const onnx = new ProtobufWriter().raw(weightedSum().onnx).message(ModelField.graph, graph).finish();

  expect(await startEngine().call('model.inspect', { onnx })).toMatchObject({ error: { code: 'model.notOnnx' } });
});

test('passes on why ONNX Runtime cannot open a model', async () => {
  const onnx = changed((model) => {
    model.graph!.node[0]!.opType = 'NoSuchOperator';
  });

  const result = await startEngine().call('model.inspect', { onnx });

  expect(result).toMatchObject({
    ok: false,
    error: { code: 'model.cannotOpen', message: expect.stringContaining('NoSuchOperator') },
  });
});

test('mutated models are refused or taken, and never break the reader', () => {
  const random = createRandom(11);
  const sound = weightedSum().onnx;
  const outcomes = new Set<string>();
  for (let count = 0; count < 3_000; count += 1) {
    const mutant = sound.slice(0, random.int(4) === 0 ? random.int(sound.length) : sound.length);
    for (let change = 0; change < 3; change += 1) mutant[random.int(Math.max(1, mutant.length))] = random.int(256);
    const result = checkModel(mutant);
    outcomes.add(result.ok ? 'taken' : result.error.code);
  }

  expect(outcomes).toContain('taken');
  expect(outcomes).toContain('model.notOnnx');
});
