import { constantFloats, nodeOf, operatorOf } from '../explaining/walk-graph.ts';
import type { Graph } from '../onnx/read-graph.ts';

/** What layers write besides those with parameters. */
const WITHOUT_PARAMETERS: ReadonlySet<string> = new Set(['Relu', 'Tanh', 'MaxPool', 'Flatten', 'Reshape']);
const WITH_PARAMETERS: ReadonlySet<string> = new Set(['Gemm', 'Conv']);

/**
 * The parameters that `fixParameters` wrote, in one flat vector in the order of the layers, and the value that the first
 * layer with parameters reads. Throws `NotOurs`.
 */
export function readParameters(graph: Graph, scores: string): { parameters: Float32Array; input: string | undefined } {
  const tensors: Float32Array[] = [];
  let value: string | undefined = scores;
  for (let operator = operatorOf(graph, value); operator !== null; operator = operatorOf(graph, value)) {
    const hasParameters = WITH_PARAMETERS.has(operator);
    if (!hasParameters && !WITHOUT_PARAMETERS.has(operator)) break;
    const { inputs } = nodeOf(graph, value, operator);
    if (hasParameters) tensors.unshift(constantFloats(graph, inputs[1]), constantFloats(graph, inputs[2]));
    value = inputs[0];
  }
  const parameters = new Float32Array(tensors.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const tensor of tensors) {
    parameters.set(tensor, at);
    at += tensor.length;
  }
  return { parameters, input: value };
}
