import type { Feature } from '../../../../shared/model.ts';
import type { Tree } from '../../boosting/tree.ts';
import { NotOurs } from '../../explaining/explainer.ts';
import type { Tail } from '../../explaining/read-link.ts';
import { readTrees } from '../../explaining/read-trees.ts';
import { nodeOf, operatorOf, textsOf } from '../../explaining/walk-graph.ts';
import type { WeightedTree } from '../../explaining/weighted-tree.ts';
import { featureDivisor } from '../../feature-numbers.ts';
import type { Graph } from '../../onnx/read-graph.ts';
import type { StateOf } from '../learned-state.ts';
import type { Encoder } from './encode-features.ts';

/** The trees and encoders that `exportTrees` wrote, to the last bit; gains and bins are in no file. Throws `NotOurs`. */
export function readTreeState(
  graph: Graph,
  { scores: name }: Tail,
  features: readonly Feature[],
): Pick<StateOf<'gbdt'>, 'algorithm' | 'ensemble' | 'encoders'> {
  const node = nodeOf(graph, name, 'TreeEnsembleRegressor');
  const values = nodeOf(graph, node.inputs[0], 'Concat').inputs;
  const { trees, scores, baseValues } = readTrees(node, features.length);
  if (values.length !== features.length || trees.some(({ score }, at) => score !== at % scores))
    throw new NotOurs('trees are in another order');
  const encoders = features.map((feature, at) => readEncoder(graph, values[at] ?? '', feature));
  return {
    algorithm: 'gbdt',
    ensemble: { trees: trees.map(treeOf), scoresPerRow: scores, baseScores: baseValues },
    encoders,
  };
}

function readEncoder(graph: Graph, value: string, { name, type }: Feature): Encoder {
  if (operatorOf(graph, value) === null && value === name) return { kind: 'number', divisor: featureDivisor(type) };
  const encoder = nodeOf(graph, value, 'LabelEncoder');
  if (encoder.inputs[0] !== name) throw new NotOurs('features are in another order');
  const ranked = textsOf(encoder, 'keys_strings');
  return { kind: 'categories', ranked: ranked.filter((text) => text !== '') }; // '' stands where none is known
}

const treeOf = ({ feature, threshold, missingLeft, left, right, value, rows }: WeightedTree): Tree => ({
  feature,
  threshold,
  thresholdBin: new Uint8Array(feature.length),
  missingLeft,
  left,
  right,
  value,
  gain: new Float64Array(feature.length),
  rows: Float64Array.from(rows),
});
