import type { Graph } from '../onnx/read-graph.ts';
import { type Explainer, type InputCells, NotOurs } from './explainer.ts';
import { curveOf, numberFor } from './read-link.ts';
import { readTreeModel, type TreeInput } from './read-tree-model.ts';
import { addTreeShares, makeRoom } from './tree-shap.ts';
import { meanAnswer } from './weighted-tree.ts';

/**
 * Steps of one explanation (leaves × depth², summed) from which on there is none: it would be felt while typing.
 * A thousand trees of 63 leaves, twelve deep, are nine million.
 */
const MOST_STEPS = 10_000_000;

/** Explains what `exportTrees` made. Throws `NotOurs` for any other graph, and for more trees than there is time for. */
export function explainTrees(graph: Graph): Explainer {
  const { trees, scores, baseValues, inputs, tail } = readTreeModel(graph);
  const steps = trees.reduce((sum, { value, depth }) => sum + (value.length / 2) * depth ** 2, 0);
  if (steps > MOST_STEPS) throw new NotOurs('too many trees to explain');
  const paths = makeRoom(
    trees.reduce((most, { depth }) => Math.max(most, depth), 0),
    inputs.length,
  );
  const base = Float64Array.from(baseValues);
  for (const tree of trees) base[tree.score] = (base[tree.score] as number) + meanAnswer(tree); // checked as it was read
  const explain = (cells: InputCells) => {
    const row = Float32Array.from(inputs, (input) => encode(input, cells.get(input.name) ?? NaN));
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
    curve: curveOf(tail),
    inputs: inputs.map(({ name }) => name),
    scores,
    explain,
  };
}

const encode = ({ rankByText }: TreeInput, cell: number | string): number =>
  rankByText === null ? Number(cell) : (rankByText.get(String(cell)) ?? NaN);
