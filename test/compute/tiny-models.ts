import { createHash } from 'node:crypto';
import { GraphWriter, writeModel } from '../../electron/compute/onnx/write-graph.ts';
import type { ModelInput, ModelOutput, ModelSpec } from '../../shared/model.ts';

/** A model of a few nodes, made here so that every byte of it is known. */
export type TinyModel = { readonly onnx: Uint8Array; readonly sha256: string; readonly spec: ModelSpec };

const HEAD = { producer: 'test', producerVersion: '1', opsets: { '': 17, 'ai.onnx.ml': 3 } };

export const finish = (graph: GraphWriter, opsets: Readonly<Record<string, number>> = HEAD.opsets): Uint8Array =>
  writeModel(graph.finish('tiny'), { ...HEAD, opsets });

export const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

const packed = (graph: GraphWriter, spec: ModelSpec): TinyModel => {
  const onnx = finish(graph);
  return { onnx, sha256: sha256Of(onnx), spec };
};

const regressionSpec = (inputs: ModelInput[], output: ModelOutput): ModelSpec => ({
  task: 'regression',
  target: null,
  classes: [],
  positiveClass: null,
  inputs,
  outputs: [output],
  features: inputs.flatMap(({ columns }) => columns.map((name) => ({ name, type: 'number' as const }))),
});

/** X [rows, 2] → first + 10 × second. */
export function weightedSum(): TinyModel {
  const graph = new GraphWriter();
  graph.input('X', 'float32', ['N', 2]);
  const weights = graph.floats('weights', [2, 1], Float32Array.of(1, 10));
  graph.output(graph.node('MatMul', ['X', weights], 'sum'), 'float32', ['N', 1]);
  const input: ModelInput = { name: 'X', dtype: 'float32', shape: [null, 2], columns: ['a', 'b'] };
  return packed(graph, regressionSpec([input], { name: 'sum', dtype: 'float32', shape: [null, 1], role: 'value' }));
}

/** x [rows, 1] → its square root: not a number where x is negative. */
export function squareRoot(): TinyModel {
  const graph = new GraphWriter();
  graph.input('x', 'float64', ['N', 1]);
  graph.output(graph.node('Sqrt', ['x'], 'root'), 'float64', ['N', 1]);
  const input: ModelInput = { name: 'x', dtype: 'float64', shape: [null, 1], columns: ['x'] };
  return packed(graph, regressionSpec([input], { name: 'root', dtype: 'float64', shape: [null, 1], role: 'value' }));
}

/** x [rows, 1] → x, or 0 where it is missing. */
export function orZero(): TinyModel {
  const graph = new GraphWriter();
  graph.input('x', 'float32', ['N', 1]);
  const isMissing = graph.node('IsNaN', ['x'], 'isMissing');
  const zero = graph.floats('zero', [1], Float32Array.of(0));
  graph.output(graph.node('Where', [isMissing, zero, 'x'], 'value'), 'float32', ['N', 1]);
  const input: ModelInput = { name: 'x', dtype: 'float32', shape: [null, 1], columns: ['x'] };
  return packed(graph, regressionSpec([input], { name: 'value', dtype: 'float32', shape: [null, 1], role: 'value' }));
}

/** count int64 [rows] → its own number as a label: a model without probabilities. */
export function labelOnly(classes: readonly string[]): TinyModel {
  const graph = new GraphWriter();
  graph.input('count', 'int64', ['N']);
  graph.output(graph.node('Identity', ['count'], 'label'), 'int64', ['N']);
  return packed(graph, {
    task: 'multiclass',
    target: null,
    classes: [...classes],
    positiveClass: null,
    inputs: [{ name: 'count', dtype: 'int64', shape: [null], columns: ['count'] }],
    outputs: [{ name: 'label', dtype: 'int64', shape: [null], role: 'label' }],
    features: [{ name: 'count', type: 'integer' }],
  });
}

/** x [1, 1] → the positive class's probability alone, one row a run. */
export const oneRowProbability = (): TinyModel => oneRow((graph) => graph.node('Sigmoid', ['x'], 'p'));

/** As `oneRowProbability`, of the square root of x: no number where x is negative. */
export const oneRowOfRoot = (): TinyModel =>
  oneRow((graph) => graph.node('Sigmoid', [graph.node('Sqrt', ['x'], 'root')], 'p'));

function oneRow(addNodes: (graph: GraphWriter) => string): TinyModel {
  const graph = new GraphWriter();
  graph.input('x', 'float32', [1, 1]);
  graph.output(addNodes(graph), 'float32', [1, 1]);
  return packed(graph, {
    task: 'binary',
    target: null,
    classes: ['sick', 'well'],
    positiveClass: 'sick',
    inputs: [{ name: 'x', dtype: 'float32', shape: [1, 1], columns: ['x'] }],
    outputs: [{ name: 'p', dtype: 'float32', shape: [1, 1], role: 'probabilities' }],
    features: [{ name: 'x', type: 'number' }],
  });
}
