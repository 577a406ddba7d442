import type { Graph } from '../onnx/read-graph.ts';
import { NotOurs } from './explainer.ts';
import { readLink, type Tail } from './read-link.ts';
import { readTrees, type WeightedEnsemble } from './read-trees.ts';
import { floatsOf, nodeOf, operatorOf, textsOf } from './walk-graph.ts';

/** How one of the graph's inputs becomes the number that trees decide on: as it is, or by the rank of its text. */
export type TreeInput = { readonly name: string; readonly rankByText: ReadonlyMap<string, number> | null };

/** What `exportTrees` wrote, read back: inputs in the order of the trees' features. */
export type TreeModel = WeightedEnsemble & { readonly inputs: readonly TreeInput[]; readonly tail: Tail };

/** Throws `NotOurs` for any other graph. */
export function readTreeModel(graph: Graph): TreeModel {
  const tail = readLink(graph);
  const node = nodeOf(graph, tail.scores, 'TreeEnsembleRegressor');
  const inputs = nodeOf(graph, node.inputs[0], 'Concat').inputs.map((value) => readInput(graph, value));
  return { ...readTrees(node, inputs.length), inputs, tail };
}

function readInput(graph: Graph, value: string): TreeInput {
  if (operatorOf(graph, value) === null) return { name: inputNamed(graph, value), rankByText: null };
  const encoder = nodeOf(graph, value, 'LabelEncoder');
  const ranks = floatsOf(encoder, 'values_floats');
  return {
    name: inputNamed(graph, encoder.inputs[0]),
    rankByText: new Map(textsOf(encoder, 'keys_strings').map((text, at) => [text, ranks[at] ?? NaN] as const)),
  };
}

function inputNamed(graph: Graph, name: string | undefined): string {
  if (name !== undefined && graph.inputs.has(name)) return name;
  throw new NotOurs(`"${name}" is no input`);
}
