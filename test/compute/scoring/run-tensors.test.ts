import { expect, test } from 'vitest';
import { GraphWriter } from '../../../electron/compute/onnx/write-graph.ts';
import { ELEMENT_BYTES, type ElementType, type NamedTensor } from '../../../shared/tensor.ts';
import { startEngine, valueOf } from '../start-engine.ts';
import { finish, sha256Of, weightedSum } from '../tiny-models.ts';

const spec = { ...weightedSum().spec, task: 'tensors' as const, inputs: [], outputs: [], features: [] };

async function load(onnx: Uint8Array) {
  const engine = startEngine();
  const sha256 = sha256Of(onnx);
  valueOf(await engine.call('model.load', { sha256, onnx, spec }));
  return (tensors: NamedTensor[], outputs?: string[]) =>
    engine.call('model.runTensors', { sha256, tensors, ...(outputs && { outputs }) });
}

/** x of one type [N, 2], answered as it is. */
function echo(type: ElementType): Uint8Array {
  const graph = new GraphWriter();
  graph.input('x', type, ['N', 2]);
  graph.output(graph.node('Identity', ['x'], 'y'), type, ['N', 2]);
  return finish(graph);
}

const floats = (...values: number[]): Uint8Array => new Uint8Array(Float32Array.from(values).buffer);
const x = (more: Partial<NamedTensor> = {}): NamedTensor => ({
  name: 'X',
  datatype: 'float32',
  shape: [2, 2],
  data: floats(1, 2, 3, 4),
  ...more,
});

test.each(Object.entries(ELEMENT_BYTES))('carries %s there and back', async (type, bytes) => {
  const datatype = type as ElementType; // a key of the table
  const run = await load(echo(datatype));
  // Small bytes are sound in every type, truth values included; an offset makes an unaligned view of them.
  const data = Uint8Array.from({ length: 4 * bytes + 1 }, (_, index) => (index * 7) % 2).subarray(1);

  const { outputs } = valueOf(await run([{ name: 'x', datatype, shape: [2, 2], data }]));

  expect(outputs).toMatchObject([{ name: 'y', datatype, shape: [2, 2] }]);
  expect([...outputs[0]!.data]).toEqual([...data]);
});

test('takes bytes as Node reads them from a pipe', async () => {
  const run = await load(echo('float32'));
  const pooled = Buffer.concat([Buffer.from('x'), floats(1, 2)]).subarray(1);

  const { outputs } = valueOf(await run([{ name: 'x', datatype: 'float32', shape: [1, 2], data: pooled }]));

  expect([...outputs[0]!.data]).toEqual([...floats(1, 2)]);
});

test('carries texts there and back', async () => {
  const run = await load(echo('string'));

  const { outputs } = valueOf(await run([{ name: 'x', datatype: 'string', shape: [1, 2], data: ['água', ''] }]));

  expect(outputs).toEqual([{ name: 'y', datatype: 'string', shape: [1, 2], data: ['água', ''] }]);
});

test('answers the outputs asked for, and all of them otherwise', async () => {
  const graph = new GraphWriter();
  graph.input('X', 'float32', ['N', 2]);
  graph.output(graph.node('Neg', ['X'], 'minus'), 'float32', ['N', 2]);
  graph.output(graph.node('Shape', ['X'], 'size'), 'int64', [2]);
  const run = await load(finish(graph));

  const names = async (outputs?: string[]) => valueOf(await run([x()], outputs)).outputs.map(({ name }) => name);

  expect(await names()).toEqual(['minus', 'size']);
  expect(await names(['size'])).toEqual(['size']);
});

test.each([
  ['tensor.unknownInput', [x(), x({ name: 'Y' })], undefined],
  ['tensor.missingInput', [], undefined],
  ['tensor.wrongType', [x({ datatype: 'int32' })], undefined],
  ['tensor.wrongShape', [x({ shape: [4] })], undefined],
  ['tensor.wrongShape', [x({ shape: [1, 4] })], undefined],
  ['tensor.badData', [x({ data: floats(1, 2, 3) })], undefined],
  ['tensor.badData', [x({ data: ['1', '2', '3', '4'] })], undefined],
  ['tensor.tooLarge', [x({ data: new Uint8Array(257 * 2 ** 20) })], undefined],
  ['tensor.unknownOutput', [x()], ['none']],
] as const)('refuses with %s', async (code, tensors, outputs) => {
  const run = await load(weightedSum().onnx);

  expect(await run([...tensors], outputs && [...outputs])).toMatchObject({
    ok: false,
    error: { code, hint: expect.any(String) },
  });
});

test('a truth value is 0 or 1, and texts are as many as the shape says', async () => {
  const truth = await load(echo('bool'));
  const text = await load(echo('string'));

  const two: NamedTensor = { name: 'x', datatype: 'bool', shape: [1, 2], data: Uint8Array.of(1, 2) };
  const one: NamedTensor = { name: 'x', datatype: 'string', shape: [1, 2], data: ['a'] };

  expect(await truth([two])).toMatchObject({ error: { code: 'tensor.badData' } });
  expect(await text([one])).toMatchObject({ error: { code: 'tensor.badData' } });
});
