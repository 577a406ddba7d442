import { expect, test } from 'vitest';
import { checkModel } from '../../../electron/compute/onnx/check-model.ts';
import { GraphWriter, writeModel } from '../../../electron/compute/onnx/write-graph.ts';
import {
  callsGrow,
  callsItself,
  claimsShape,
  eatsMemory,
  hangs,
  hasEmptyNodes,
  looksLikeRuntimeFormat,
  readsFile,
} from './hostile-models.ts';

function ofVersion(opsets: Record<string, number>, ir = 8): Uint8Array {
  const graph = new GraphWriter();
  graph.input('x', 'float32', ['N']);
  graph.output(graph.node('Identity', ['x'], 'y'), 'float32', ['N']);
  const bytes = writeModel(graph.finish('versions'), { producer: 'test', producerVersion: '1', opsets });
  bytes[1] = ir; // the first field of the file
  return bytes;
}

test.each([
  ['model.externalData', 'weights beside the file', () => readsFile('weights.bin')],
  ['model.externalData', 'an absolute path', () => readsFile('/etc/passwd')],
  ['model.externalData', 'a path out of its folder', () => readsFile('../../secrets')],
  ['model.externalData', 'a path that may be a link', () => readsFile('link/to/elsewhere')],
  ['model.externalData', 'an address in memory', () => readsFile('*/_ORT_MEM_ADDR_/*')],
  ['model.recursive', 'functions that call each other', callsItself],
  ['model.recursive', 'calls nested too deep', () => callsGrow(100, 1)],
  ['model.tooLarge', 'calls that multiply', () => callsGrow(20, 10)],
  ['model.tooLarge', 'too many nodes', () => hasEmptyNodes(200_001)],
  ['model.tooLarge', 'more nodes than are read', () => hasEmptyNodes(600_000)],
  ['model.tooLarge', 'a shape whose size overflows', () => claimsShape([2 ** 32, 2 ** 32])],
  ['model.tooLarge', 'a shape whose size overflows to nothing', () => claimsShape([2 ** 62, 4])],
  ['model.notOnnx', 'a shape of a thousand dimensions', () => claimsShape(Array.from({ length: 1_000 }, () => 1))],
  ['model.notOnnx', 'a file of another format in disguise', looksLikeRuntimeFormat],
  ['model.unknownVersion', 'operators of the future', () => ofVersion({ '': 99 })],
  ['model.unknownVersion', 'tree operators of the future', () => ofVersion({ '': 17, 'ai.onnx.ml': 42 })],
  ['model.unknownVersion', 'no version of operators', () => ofVersion({ '': 0 })],
  ['model.unknownVersion', 'a file of the future', () => ofVersion({ '': 17 }, 77)],
])('refuses with %s before loading: %s', (code, _, bytes) => {
  expect(checkModel(bytes())).toMatchObject({ ok: false, error: { code, hint: expect.any(String) } });
});

test('says which version it does not know', () => {
  expect(checkModel(ofVersion({ '': 99 }))).toMatchObject({
    error: { message: expect.stringContaining('version 99 of the operators of ai.onnx') },
  });
});

test.each([
  ['calls that stay few', callsGrow(5, 2)],
  ['a loop', hangs()],
  ['a loop over a growing value', eatsMemory()],
])('takes what only a run can judge: %s', (_, bytes) => {
  expect(checkModel(bytes).ok).toBe(true);
});
