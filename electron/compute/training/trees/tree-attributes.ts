import type { Ensemble, Tree } from '../../boosting/tree.ts';
import type { Attribute } from '../../onnx/write-graph.ts';

/**
 * An ensemble as the attributes of ONNX's TreeEnsembleRegressor: one target a score, BRANCH_LEQ over float32, missing
 * values by node. The Regressor with its own link after it is exact; variants of TreeEnsembleClassifier were found
 * silently wrong by up to 0.5. How many training rows came to each node stands in `nodes_hitrates`, which ONNX keeps for
 * such: scoring does not read it, explaining does.
 */
export function treeAttributes({ trees, scoresPerRow, baseScores }: Ensemble): Record<string, Attribute> {
  const nodes = trees.flatMap((tree, treeId) => Array.from(tree.feature, (_, node) => ({ tree, treeId, node })));
  const leaves = nodes.filter(({ tree, node }) => isLeaf(tree, node));
  const ints = (pick: (tree: Tree) => ArrayLike<number>): Attribute => ({
    ints: nodes.map(({ tree, node }) => pick(tree)[node] ?? 0),
  });
  return {
    n_targets: { int: scoresPerRow },
    base_values: { floats: baseScores },
    nodes_treeids: { ints: nodes.map(({ treeId }) => treeId) },
    nodes_nodeids: { ints: nodes.map(({ node }) => node) },
    nodes_featureids: { ints: nodes.map(({ tree, node }) => Math.max(0, tree.feature[node] ?? 0)) },
    nodes_modes: { texts: nodes.map(({ tree, node }) => (isLeaf(tree, node) ? 'LEAF' : 'BRANCH_LEQ')) },
    nodes_values: { floats: Float32Array.from(nodes, ({ tree, node }) => tree.threshold[node] ?? 0) },
    nodes_hitrates: { floats: Float32Array.from(nodes, ({ tree, node }) => Math.max(0, tree.rows[node] ?? 0)) },
    nodes_truenodeids: ints((tree) => tree.left),
    nodes_falsenodeids: ints((tree) => tree.right),
    nodes_missing_value_tracks_true: ints((tree) => tree.missingLeft),
    target_treeids: { ints: leaves.map(({ treeId }) => treeId) },
    target_nodeids: { ints: leaves.map(({ node }) => node) },
    target_ids: { ints: leaves.map(({ treeId }) => treeId % scoresPerRow) },
    target_weights: { floats: Float32Array.from(leaves, ({ tree, node }) => tree.value[node] ?? 0) },
    post_transform: { text: 'NONE' },
  };
}

const isLeaf = (tree: Tree, node: number): boolean => tree.feature[node] === -1;
