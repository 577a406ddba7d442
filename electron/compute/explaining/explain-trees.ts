import type { Graph } from '../onnx/read-graph.ts';
import { type Explainer, type InputCells, NotOurs } from './explainer.ts';
import { numberFor, readLink } from './read-link.ts';
import { readTrees } from './read-trees.ts';
import { addTreeShares, makeRoom } from './tree-shap.ts';
import { floatsOf, nodeOf, operatorOf, textsOf } from './walk-graph.ts';
import { meanAnswer } from './weighted-tree.ts';

/** How a graph's input becomes the number that trees decide on. */
type EncodedInput = { readonly name: string; readonly encode: (cell: number | string) => number };

/**
 * Steps of one explanation (leaves × depth², summed) from which on there is none: it would be felt while typing.
 * A thousand trees of 63 leaves, twelve deep, are nine million.
 */
const MOST_STEPS = 10_000_000;

/** Explains what `exportTrees` made. Throws `NotOurs` for any other graph, and for more trees than there is time for. */
export function explainTrees(graph: Graph): Explainer {
  const tail = readLink(graph);
  const node = nodeOf(graph, tail.scores, 'TreeEnsembleRegressor');
  const inputs = nodeOf(graph, node.inputs[0], 'Concat').inputs.map((value) => readInput(graph, value));
  const { trees, scores, baseValues } = readTrees(node, inputs.length);
  const steps = trees.reduce((sum, { value, depth }) => sum + (value.length / 2) * depth ** 2, 0);
  if (steps > MOST_STEPS) throw new NotOurs('too many trees to explain');
  const paths = makeRoom(
    trees.reduce((most, { depth }) => Math.max(most, depth), 0),
    inputs.length,
  );
  const base = Float64Array.from(baseValues);
  for (const tree of trees) base[tree.score] = (base[tree.score] as number) + meanAnswer(tree); // checked as it was read
  const explain = (cells: InputCells) => {
    const row = Float32Array.from(inputs, ({ name, encode }) => encode(cells.get(name) ?? NaN));
    const shares = new Float64Array(inputs.length * scores);
    for (const tree of trees) addTreeShares(tree, row, paths, shares, scores);
    return {
      base: base.map((value, score) => value * numberFor(tail.scale, score) + numberFor(tail.center, score)),
      shares: shares.map((share, at) => share * numberFor(tail.scale, at % scores)),
    };
  };
  return {
    method: 'trees',
    link: tail.link,
    curve: tail.curve,
    inputs: inputs.map(({ name }) => name),
    scores,
    explain,
  };
}

function readInput(graph: Graph, value: string): EncodedInput {
  if (operatorOf(graph, value) === null) return { name: inputNamed(graph, value), encode: Number };
  const encoder = nodeOf(graph, value, 'LabelEncoder');
  const ranks = floatsOf(encoder, 'values_floats');
  const rankByText = new Map(textsOf(encoder, 'keys_strings').map((text, at) => [text, ranks[at] ?? NaN] as const));
  return {
    name: inputNamed(graph, encoder.inputs[0]),
    encode: (cell) => rankByText.get(String(cell)) ?? NaN,
  };
}

function inputNamed(graph: Graph, name: string | undefined): string {
  if (name !== undefined && graph.inputs.has(name)) return name;
  throw new NotOurs(`"${name}" is no input`);
}
