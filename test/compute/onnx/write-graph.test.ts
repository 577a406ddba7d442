import { fromBinary } from '@bufbuild/protobuf';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { ModelProtoSchema } from 'onnx-buf';
import { expect, test } from 'vitest';
import { GraphWriter } from '../../../electron/compute/onnx/write-graph.ts';
import { finish } from '../tiny-models.ts';

function graphWithEveryAttribute(): GraphWriter {
  const graph = new GraphWriter();
  graph.input('größe 身長', 'float32', ['rows', 1]);
  const attributes = {
    whole: { int: -3 },
    large: { int: 2 ** 40 },
    wholes: { ints: [0, 1, 127, 128, 300, -1] },
    broken: { float: 1 },
    floats: { floats: Float32Array.of(1.5, -2, Infinity) },
    text: { text: 'NONE' },
    texts: { texts: ['', 'ä', 'b'] },
  };
  graph.node('Made', ['größe 身長'], 'made', { domain: 'ai.onnx.ml', attributes });
  graph.output('made', 'string', ['rows', 4]);
  graph.floats('constant', [2, 1], Float32Array.of(1, 2));
  graph.strings('names', ['x', 'y']);
  return graph;
}

test('an independent protobuf reader finds every field that was written', () => {
  const model = fromBinary(ModelProtoSchema, finish(graphWithEveryAttribute()));

  expect(model).toMatchObject({ irVersion: 8n, producerName: 'test', producerVersion: '1' });
  expect(model.opsetImport.map(({ domain, version }) => [domain, version])).toEqual([
    ['', 17n],
    ['ai.onnx.ml', 3n],
  ]);
  const {
    node: [node],
    initializer,
    input,
    output,
  } = model.graph!;
  expect(node).toMatchObject({ opType: 'Made', domain: 'ai.onnx.ml', input: ['größe 身長'], output: ['made'] });
  const byName = Object.fromEntries(node!.attribute.map((attribute) => [attribute.name, attribute]));
  expect(byName['whole']).toMatchObject({ i: -3n, type: 2 });
  expect(byName['large']).toMatchObject({ i: 2n ** 40n, type: 2 });
  expect(byName['wholes']).toMatchObject({ ints: [0n, 1n, 127n, 128n, 300n, -1n], type: 7 });
  expect(byName['broken']).toMatchObject({ f: 1, type: 1 });
  expect(byName['floats']).toMatchObject({ floats: [1.5, -2, Infinity], type: 6 });
  expect(new TextDecoder().decode(byName['text']!.s)).toBe('NONE');
  expect(byName['texts']!.strings.map((bytes) => new TextDecoder().decode(bytes))).toEqual(['', 'ä', 'b']);
  expect(initializer.map(({ name, dims, dataType }) => [name, dims, dataType])).toEqual([
    ['constant', [2n, 1n], 1],
    ['names', [2n], 8],
  ]);
  expect([...new Float32Array(initializer[0]!.rawData.slice().buffer)]).toEqual([1, 2]);
  expect([input[0]!.name, output[0]!.name]).toEqual(['größe 身長', 'made']);
});

test('two values of one name are refused, and a free name is found instead', () => {
  const graph = new GraphWriter();
  graph.input('x', 'float32', ['N']);

  expect(() => graph.input('x', 'float32', ['N'])).toThrow('x');
  expect([graph.node('Neg', ['x'], 'x'), graph.node('Neg', ['x'], 'x')]).toEqual(['x_2', 'x_3']);
});

test('ONNX Runtime runs what was written', async () => {
  const graph = new GraphWriter();
  graph.input('x', 'float32', ['N']);
  graph.output(graph.node('Add', ['x', graph.floats('three', [], Float32Array.of(3))], 'sum'), 'float32', ['N']);

  const session = await InferenceSession.create(finish(graph));
  const { sum } = await session.run({ x: new Tensor('float32', Float32Array.of(1, 2), [2]) });

  expect([...(sum!.data as Float32Array)]).toEqual([4, 5]);
  await session.release();
});
